import DurableFiles

/// The accuracies of models as timm publishes them: one table by the original labels and one by ReaL, as CSV with the columns
/// `model`, `img_size` and `top1`, in percent. Other columns are passed over.
///
/// Source: github.com/huggingface/pytorch-image-models, results/results-imagenet.csv and results-imagenet-real.csv.
public struct AccuracyTables: Sendable {
  /// A model at a size of its pictures.
  public struct Row: Equatable, Sendable {
    /// Its name, and behind an `@` the size, as in `resnet50.a1_in1k@224`: some are there at several sizes.
    public var model: String
    /// The accuracy by the original labels, from 0 to 1.
    public var original: Double
    /// The accuracy by ReaL, from 0 to 1.
    public var real: Double
  }

  /// The models, in the order of the first table.
  public let rows: [Row]

  /// Reads two tables and joins them by model and size; each row of either must have one in the other.
  public init(original: String, real: String) throws(ExchangeError) {
    let (first, second) = (try Self.read(original), try Self.read(real))
    var places: [String: Int] = [:]
    for (place, row) in second.enumerated() { places[row.model] = place }
    var isJoined = [Bool](repeating: false, count: second.count)
    var rows: [Row] = []
    for row in first {
      guard let place = places[row.model] else { throw Self.alone(row, in: original, notIn: real) }
      isJoined[place] = true
      rows.append(Row(model: row.model, original: row.accuracy, real: second[place].accuracy))
    }
    if let place = isJoined.firstIndex(of: false) {
      throw Self.alone(second[place], in: real, notIn: original)
    }
    self.rows = rows
  }

  private struct Accuracy {
    var model: String
    var accuracy: Double
    var line: Int
  }

  private static func alone(_ row: Accuracy, in file: String, notIn other: String) -> ExchangeError {
    ExchangeError(
      file: file, place: "line \(row.line)",
      reason: "\(quoted(row.model)) (model@img_size) is not in \(other)")
  }

  private static func read(_ path: String) throws(ExchangeError) -> [Accuracy] {
    var table = try CSVTable(path)
    let (model, size, top1) = (
      try table.column("model"), try table.column("img_size"), try table.column("top1")
    )
    var rows: [Accuracy] = []
    var names: Set<String> = []
    while try table.next() {
      let name = "\(table.text(model))@\(table.text(size))"
      guard names.insert(name).inserted else { throw table.error("\(quoted(name)) is there twice") }
      guard let percent = Double(table.text(top1)), (0...100).contains(percent) else {
        throw table.error("\(quoted(table.text(top1))) is no percentage from 0 to 100")
      }
      rows.append(Accuracy(model: name, accuracy: percent / 100, line: table.line))
    }
    guard !rows.isEmpty else { throw ExchangeError(file: path, reason: "it has no rows") }
    return rows
  }
}
