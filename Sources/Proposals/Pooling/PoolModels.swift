/// Pools the predictions of several models, as many at a time as there are processors.
///
/// - Parameters:
///   - files: one a model; 1 to `ProposalPool.mostModels`, their names all different.
///   - images: what they are about.
///   - rule: how predictions become proposals.
///   - explaining: the position of an image whose proposals are to be explained; nil: none.
///   - processors: how many threads may work.
///   - progress: told now and then how many models have been begun, as a share from 0 to 1.
public func pool(
  _ files: [PredictionFile], _ images: PredictedImages, rule: PoolingRule = PoolingRule(),
  explaining: Int? = nil, processors: Int = processorCount, progress: (Double) -> Void = { _ in }
) throws(ProposalError) -> ProposalPool {
  guard !files.isEmpty else { throw .noModels }
  guard files.count <= ProposalPool.mostModels else { throw .tooManyModels(files.count) }
  let cells = images.count.multipliedReportingOverflow(by: images.labelCount)
  guard !cells.overflow, cells.partialValue <= ProposalPool.mostCells, images.labelCount < 1 << 24 else {
    throw .tooLarge(images: images.count, labels: images.labelCount)
  }
  let outcomes = onThreads(files.count, threads: processors, progress: progress) { place in
    Result { () throws(ProposalError) in
      try ModelPooling(files[place], images, rule, explaining: explaining).run()
    }
  }
  var models: [PooledModel] = []
  var problems: [ProposalError] = []
  for outcome in outcomes {
    switch outcome {
    case .success(let model): models.append(model)
    case .failure(let error): problems.append(error)
    }
  }
  guard problems.isEmpty else { throw problems.count == 1 ? problems[0] : .several(problems) }
  return ProposalPool(models, images, explaining: explaining)
}
