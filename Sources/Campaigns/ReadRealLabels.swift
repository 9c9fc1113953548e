import JSONLines

extension Campaign {
  /// The labels of each image as `results/real.json` has them, in the order of images.jsonl; nil when there is no such
  /// file.
  public func readRealLabels() throws(CampaignProblems) -> [[Int]]? {
    try readLabelSets("results/real.json")
  }

  /// Label sets of all images in the published layout: an array of arrays of label indices; nil when there is no such
  /// file, whose path is relative to the campaign.
  func readLabelSets(_ name: String) throws(CampaignProblems) -> [[Int]]? {
    if (try? folder.calls.stat(folder.path(of: name))) == nil { return nil }
    var problems: [FileProblem] = []
    let sets = folder.readWhole(name, &problems) { json, refusals throws(JSONError) in
      var sets: [[Int]] = []
      try json.beginArray()
      while try json.nextElement() {
        var labels: [Int] = []
        try json.beginArray()
        while try json.nextElement() { labels.append(try readLabel(&json, &refusals)) }
        sets.append(labels)
      }
      if sets.count != images.count {
        refusals.refuse(
          "it is about \(sets.count) images, and images.jsonl has \(images.count)", at: json.valueOffset)
      }
      return sets
    }
    try folder.check(problems)
    return sets
  }
}
