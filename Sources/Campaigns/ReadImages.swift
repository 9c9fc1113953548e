import JSONLines
import RatingStore

extension CampaignFolder {
  /// Reads images.jsonl; nil when it is missing.
  func readImages(labels: LabelSet, _ problems: inout [FileProblem]) -> ImageList? {
    var images = ImageList()
    let isThere = readRows(
      "images.jsonl", &problems,
      expect: { images.reserve($0) },
      plain: { readPlainImage(&$0, labels: labels, into: &images) },
      any: { json, refusals throws(JSONError) in
        try readImage(&json, &refusals, labels: labels, into: &images)
      })
    if isThere { return images }
    problems.append(FileProblem(file: path(of: "images.jsonl"), message: "the file is missing"))
    return nil
  }
}

/// Takes in `{"image":"x","file":"x.jpg","original":65}` and the same without `original`.
private func readPlainImage(
  _ line: inout PlainCursor, labels: LabelSet, into images: inout ImageList
) -> Bool {
  guard line.key("{\"image\":"), let id = line.text(), line.nextKey(",\"file\":"),
    let file = line.text(), !mayLeaveFolder(file)
  else { return false }
  var original: Int?
  if line.nextKey(",\"original\":") {
    guard let label = line.integer(), labels.contains(label) else { return false }
    original = label
  }
  guard line.pass("}"), line.isAtEnd else { return false }
  return id.withSpan { id in file.withSpan { images.append(id: id, file: $0, original: original) } }
}

private func readImage(
  _ json: inout JSONCursor, _ refusals: inout Refusals, labels: LabelSet, into images: inout ImageList
) throws(JSONError) {
  var id: JSONText?
  var file: JSONText?
  var original: Int?
  var seen = KeysSeen()
  try json.beginObject()
  while let key = try json.nextKey() {
    switch key {
    case "image":
      try seen.note(0, key, in: json)
      id = try json.readNonEmpty(&refusals)
    case "file":
      try seen.note(1, key, in: json)
      file = try readPath(&json, &refusals)
    case "original":
      try seen.note(2, key, in: json)
      if try json.readNullIfPresent() { continue }
      original = try readOriginal(&json, &refusals, labels: labels)
    default: try json.skipValue()
    }
  }
  let image = try json.required(id, "image")
  let path = try json.required(file, "file")
  guard refusals.errors.isEmpty else { return }
  let isNew = image.withSpan { id in
    path.withSpan { images.append(id: id, file: $0, original: original) }
  }
  if !isNew { refusals.refuse("image \(image.string) is there already", at: json.offset(of: image)) }
}

private func readOriginal(
  _ json: inout JSONCursor, _ refusals: inout Refusals, labels: LabelSet
) throws(JSONError) -> Int {
  let original = try json.readInteger()
  if !labels.contains(original) {
    refusals.refuse("original \(original) is not in labels.json", at: json.valueOffset)
  }
  return original
}

private func readPath(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> JSONText {
  let path = try json.readNonEmpty(&refusals)
  if path.hasEscapes || mayLeaveFolder(path.bytes) {
    let parts = path.string.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
      refusals.refuse("file \(path.string) leads out of the images folder", at: json.valueOffset)
    } else if parts.first?.isEmpty == true {
      refusals.refuse("file \(path.string) is not relative to the images folder", at: json.valueOffset)
    } else if path.string.utf8.contains(0) {
      refusals.refuse("file \(path.string) holds a zero byte", at: json.valueOffset)
    }
  }
  return path
}

/// Whether a path without escapes needs a closer look: it is absolute or has two dots in a row.
private func mayLeaveFolder(_ path: UnsafeRawBufferPointer) -> Bool {
  guard path.first != UInt8(ascii: "/") else { return true }
  var before: UInt8 = 0
  for byte in path {
    if byte == UInt8(ascii: "."), before == byte { return true }
    before = byte
  }
  return false
}
