import DurableFiles
import Evaluation
import Exchange
import NumPyFiles
import Proposals

/// The models that a command is given, by their names.
struct ModelFiles {
  /// Where a model's predictions are.
  struct Source {
    let model: String
    let path: String
    let content: Content
  }

  /// What a file holds.
  enum Content {
    /// Numbers, images x labels.
    case numbers(ArrayRows, PredictionFile.Kind)
    /// Label indices in a NumPy array.
    case labelArray
    /// Label indices in JSON.
    case labelList
  }

  private(set) var sources: [Source] = []

  /// - Parameter paths: `.npy` files, JSON files of label indices or of a list of models, folders.
  init(_ paths: [String]) throws {
    for path in paths {
      if !isFolder(path), path.hasSuffix(".json"), try Self.isLabelList(path) {
        sources.append(Source(model: stem(of: path), path: path, content: .labelList))
      } else {
        for file in try PredictionList([path], kind: .logits).files {
          sources.append(try Self.source(file.model, file.path ?? path, file.kind))
        }
      }
    }
    guard !sources.isEmpty else { throw Failure("there are no predictions.") }
    for (place, source) in sources.enumerated()
    where sources[..<place].contains(where: { $0.model == source.model }) {
      throw Failure("two models are called \(source.model): a list (models.json) can name them. See --help.")
    }
  }

  private static func source(_ model: String, _ path: String, _ kind: PredictionFile.Kind) throws -> Source {
    let (type, content): (ElementType, Content?)
    do throws(NumPyError) {
      type = try ArrayReader(path: path).header.type
      switch type {
      case .float16, .float32, .float64: content = .numbers(try ArrayRows(path: path), kind)
      case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: content = .labelArray
      default: content = nil
      }
    } catch {
      throw Failure("\(error).")
    }
    guard let content else { throw Failure("\(path): the elements are \(type), and numbers are needed.") }
    return Source(model: model, path: path, content: content)
  }

  /// Whether a JSON file begins as an array of numbers or of arrays, not of objects.
  private static func isLabelList(_ path: String) throws -> Bool {
    do throws(FileError) {
      let file = try ReadableFile(path)
      var start = [UInt8](repeating: 0x20, count: 4096)
      var failure: FileError?
      let count = start.withUnsafeMutableBytes { buffer in
        do throws(FileError) {
          return try file.read(into: buffer, at: 0)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      return start[..<count].filter { $0 > 0x20 }.dropFirst().first != UInt8(ascii: "{")
    } catch {
      throw Failure("\(error).")
    }
  }
}

extension ModelFiles {
  /// How many columns the models' arrays have; nil without such models.
  var columnCount: Int? {
    for source in sources { if case .numbers(let rows, _) = source.content { return rows.columnCount } }
    return nil
  }

  /// Reads a model's predictions, as many for each image as asked for where there are that many.
  func predictions(of source: Source, depth: Int, imageCount: Int, labelCount: Int) throws -> ModelPredictions
  {
    switch source.content {
    case .numbers(let rows, let kind):
      try require(rows, source, imageCount: imageCount, labelCount: labelCount)
      return try rank([rows], kind, as: source.model, depth: depth)
    case .labelArray:
      let read: (depth: Int, labels: [UInt32])
      do throws(NumPyError) {
        read = try LabelArrays.predictions(source.path, labelCount: labelCount)
      } catch {
        throw Failure("\(error).")
      }
      return try made(read, source, imageCount)
    case .labelList:
      let read: (depth: Int, labels: [UInt32])
      do throws(ExchangeError) {
        read = try LabelLists.predictions(source.path, labelCount: labelCount)
      } catch {
        throw Failure("\(error).")
      }
      return try made(read, source, imageCount)
    }
  }

  /// The mean of several models.
  func ensemble(
    _ names: [String], as name: String, depth: Int, imageCount: Int, labelCount: Int
  ) throws -> ModelPredictions {
    var arrays: [ArrayRows] = []
    var kinds: Set<PredictionFile.Kind> = []
    for member in names {
      guard let source = sources.first(where: { $0.model == member }) else {
        throw Failure("--ensemble: there is no model \(member).")
      }
      guard case .numbers(let rows, let kind) = source.content else {
        throw Failure("--ensemble: \(source.path) has labels and no numbers, of which there could be a mean.")
      }
      try require(rows, source, imageCount: imageCount, labelCount: labelCount)
      arrays.append(rows)
      kinds.insert(kind)
    }
    guard kinds.count == 1, let kind = kinds.first else {
      throw Failure("--ensemble: \(name) has both logits and probabilities.")
    }
    return try rank(arrays, kind, as: name, depth: depth)
  }

  private func require(_ rows: ArrayRows, _ source: Source, imageCount: Int, labelCount: Int) throws {
    guard rows.rowCount == imageCount, rows.columnCount == labelCount, labelCount > 0 else {
      throw Failure(
        "\(source.path): the array is \(rows.rowCount) x \(rows.columnCount), and \(imageCount) images x \(labelCount) "
          + "labels are needed.")
    }
  }

  private func rank(
    _ rows: [ArrayRows], _ kind: PredictionFile.Kind, as name: String, depth: Int
  ) throws -> ModelPredictions {
    let ranked: RankedLabels
    do throws(NumPyError) {
      ranked = try withProgress("Reading \(name)") { progress throws(NumPyError) in
        try RankedLabels(rows, kind: kind, depth: depth, progress: progress)
      }
    } catch {
      throw Failure("\(error).")
    }
    return try ModelPredictions(model: name, depth: ranked.depth, labels: ranked.labels)
  }

  private func made(
    _ predictions: (depth: Int, labels: [UInt32]), _ source: Source, _ imageCount: Int
  ) throws -> ModelPredictions {
    let count = predictions.labels.count / max(1, predictions.depth)
    guard count == imageCount, count > 0 else {
      throw Failure("\(source.path): it has predictions of \(count) images, and there are \(imageCount).")
    }
    return try ModelPredictions(model: source.model, depth: predictions.depth, labels: predictions.labels)
  }
}
