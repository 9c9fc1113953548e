import DurableFiles
import JSONLines

extension Campaign {
  /// The labels of each image as `results/real.json` has them, in the order of images.jsonl; nil when there is no such
  /// file.
  public func readRealLabels() throws(CampaignProblems) -> [[Int]]? {
    let path = folder.path(of: "results/real.json")
    if (try? folder.calls.stat(path)) == nil { return nil }
    return try readLabelSets(ofFile: path)
  }

  /// Label sets of all images in the published layout: an array of arrays of label indices.
  public func readLabelSets(ofFile path: String) throws(CampaignProblems) -> [[Int]] {
    do throws(FileProblem) {
      let file = JSONFile(name: path, bytes: try bytes(ofFile: path))
      var refusals = Refusals()
      let sets = try file.read { json throws(JSONError) in try readLabelSets(&json, &refusals) }
      try folder.check(problemsOf: refusals, in: file)
      return sets
    } catch {
      throw CampaignProblems(problems: [error.cleaned])
    }
  }

  func bytes(ofFile path: String) throws(FileProblem) -> [UInt8] {
    do throws(FileError) {
      return try readFile(path, calls: folder.calls)
    } catch {
      throw FileProblem(file: path, message: error.reason)
    }
  }

  private func readLabelSets(
    _ json: inout JSONCursor, _ refusals: inout Refusals
  ) throws(JSONError) -> [[Int]] {
    var sets: [[Int]] = []
    try json.beginArray()
    while try json.nextElement() {
      var labels: [Int] = []
      try json.beginArray()
      while try json.nextElement() { labels.append(try readLabel(&json, &refusals)) }
      sets.append(labels)
    }
    if sets.count != images.count {
      throw json.refusal("it is about \(sets.count) images, and images.jsonl has \(images.count)")
    }
    return sets
  }
}

extension CampaignFolder {
  /// Throws the first of the values that were refused.
  fileprivate func check(problemsOf refusals: Refusals, in file: JSONFile) throws(FileProblem) {
    if let first = refusals.errors.first { throw file.problem(first) }
  }
}
