import JSONLines
import Ratings

/// Reads a file of labels, laid out as a campaign's `labels.json`, that lies anywhere.
public func readLabels(ofFile path: String) throws(CampaignProblems) -> LabelTable {
  var problems: [FileProblem] = []
  let folder = CampaignFolder(".")
  let labels = folder.readLabels(from: path, &problems)
  try folder.check(problems)
  return labels ?? LabelTable([])
}

extension CampaignFolder {
  /// Reads labels.json.
  func readLabels(from name: String = "labels.json", _ problems: inout [FileProblem]) -> LabelTable? {
    readWhole(name, &problems) { json, refusals throws(JSONError) in
      var labels: [Label] = []
      var indices: Set<Int> = []
      try json.beginArray()
      let start = json.valueOffset
      while try json.nextElement() {
        labels.append(try label(&json, &refusals, indices: &indices))
      }
      if labels.isEmpty { refusals.refuse("there are no labels", at: start) }
      return LabelTable(labels)
    }
  }
}

private func label(
  _ json: inout JSONCursor, _ refusals: inout Refusals, indices: inout Set<Int>
) throws(JSONError) -> Label {
  var index: Int?
  var id: String?
  var name: String?
  var definition: String?
  var hypernyms: [String] = []
  var seen = KeysSeen()
  try json.beginObject()
  while let key = try json.nextKey() {
    switch key {
    case "index":
      try seen.note(0, key, in: json)
      index = try readIndex(&json, &refusals, indices: &indices)
    case "id":
      try seen.note(1, key, in: json)
      id = try json.readNonEmpty(&refusals).string
    case "name":
      try seen.note(2, key, in: json)
      name = try json.readNonEmpty(&refusals).string
    case "definition":
      try seen.note(3, key, in: json)
      definition = try json.readOptional { json throws(JSONError) in try json.readString() }
    case "hypernyms":
      try seen.note(4, key, in: json)
      hypernyms = try json.readOptional { json throws(JSONError) in try readIds(&json, &refusals) } ?? []
    default: try json.skipValue()
    }
  }
  return Label(
    index: try json.required(index, "index"), id: try json.required(id, "id"),
    name: try json.required(name, "name"), definition: definition, hypernyms: hypernyms)
}

private func readIndex(
  _ json: inout JSONCursor, _ refusals: inout Refusals, indices: inout Set<Int>
) throws(JSONError) -> Int {
  let index = try json.readInteger()
  if index < 0 {
    refusals.refuse("index \(index) is below 0", at: json.valueOffset)
  } else if index > Label.greatestIndex {
    refusals.refuse("index \(index) is above \(Label.greatestIndex)", at: json.valueOffset)
  } else if !indices.insert(index).inserted {
    refusals.refuse("label \(index) is there already", at: json.valueOffset)
  }
  return index
}

private func readIds(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> [String] {
  var ids: [String] = []
  try json.beginArray()
  while try json.nextElement() { ids.append(try json.readNonEmpty(&refusals).string) }
  return ids
}
