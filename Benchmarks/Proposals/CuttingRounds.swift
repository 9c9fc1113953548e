import DurableFiles
import Proposals

/// `reassess-bench cut-rounds CLASSES NOUNS`: for each line of input cuts 25,000 images' candidates into tasks, and prints the
/// milliseconds that passed and were spent, and how many tasks there are. Most lists are
/// short and few are long; their labels are drawn by lot, so that hardly any are kindred.
func serveCuttingRounds(_ arguments: ArraySlice<String>) throws {
  guard arguments.count == 2, let classes = arguments.first, let nouns = arguments.last else {
    throw BenchError.usage
  }
  let lines = String(decoding: try readFile(classes), as: UTF8.self).split(separator: "\n").dropFirst()
  let labels = lines.map { line in
    let fields = line.split(separator: "\t")
    return (id: String(fields[1]), name: String(fields[2]))
  }
  let wordNet = WordNet(nouns: try readFile(nouns))
  let lists = (0..<25_000).map { image in
    let share = Double(image) / 25_000
    let size = 2 + Int(54 * share * share * share * share * share * share * share) + Int(6 * (1 - share))
    var labels: Set<Int> = []
    var word = UInt64(image + 1)
    while labels.count < size {
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      labels.insert(Int((word >> 33) % 1000))
    }
    return labels.sorted()
  }
  report("ready")
  while readLine() != nil {
    let (start, spent) = (now(), processorTime())
    let cutter = TaskCutter(Taxonomy(labels, wordNet))
    let tasks = lists.reduce(0) { $0 + cutter.cut($1).count }
    report("\(now() - start) \(processorTime() - spent) \(tasks)")
  }
}
