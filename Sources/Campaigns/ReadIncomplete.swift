import JSONLines

extension Campaign {
  /// The positions of the images that wait for ratings, as `results/incomplete.json` has them; none when there is no such
  /// file.
  public func readIncompleteImages() throws(CampaignProblems) -> Set<Int> {
    let path = folder.path(of: "results/incomplete.json")
    if (try? folder.calls.stat(path)) == nil { return [] }
    do throws(FileProblem) {
      let file = JSONFile(name: path, bytes: try bytes(ofFile: path))
      return try file.read { json throws(JSONError) in
        var positions: Set<Int> = []
        try json.beginArray()
        while try json.nextElement() { positions.insert(try readIncompleteImage(&json)) }
        return positions
      }
    } catch {
      throw CampaignProblems(problems: [error.cleaned])
    }
  }

  private func readIncompleteImage(_ json: inout JSONCursor) throws(JSONError) -> Int {
    var position: Int?
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "image":
        let name = try json.readString()
        position = images.position(of: name)
        if position == nil { throw json.refusal("image \(name) is not in images.jsonl") }
      default: try json.skipValue()
      }
    }
    guard let position else { throw json.missing("image") }
    return position
  }
}
