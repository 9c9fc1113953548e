import Proposals

/// `reassess-bench pool-rounds FOLDER MODELS`: for each line of input pools the generated predictions once, and prints the
/// milliseconds that passed, those that the processors spent, and how many proposals are left after the one-model rule.
func servePoolingRounds(_ arguments: ArraySlice<String>) throws {
  guard arguments.count == 2, let folder = arguments.first, let models = arguments.last.flatMap({ Int($0) })
  else {
    throw BenchError.usage
  }
  let files = GeneratedPredictions(folder: folder, models: models).paths.map {
    PredictionFile(model: $0, path: $0)
  }
  let images = PredictedImages(
    originals: GeneratedPredictions.originals, labelCount: GeneratedPredictions.labels)
  report("ready")
  while readLine() != nil {
    let (start, spent) = (now(), processorTime())
    let pool = try pool(files, images)
    let (passed, used) = (now() - start, processorTime() - spent)
    let left = CommitteeProposals(pool, committee: ModelSet(first: models), fewestModels: 2).count
    report("\(passed) \(used) \(left)")
  }
}
