import JSONLines
import Ratings

extension CampaignFolder {
  /// Reads campaign.json.
  func readSettings(_ problems: inout [FileProblem]) -> CampaignSettings? {
    readWhole("campaign.json", &problems) { json, refusals throws(JSONError) in
      try settings(&json, &refusals)
    }
  }
}

private func settings(
  _ json: inout JSONCursor, _ refusals: inout Refusals
) throws(JSONError) -> CampaignSettings {
  var settings = CampaignSettings(name: "")
  var seen = KeysSeen()
  try json.beginObject()
  while let key = try json.nextKey() {
    guard let number = keys.firstIndex(where: { key == $0 }) else {
      try json.skipValue()
      continue
    }
    try seen.note(number, key, in: json)
    if number > 1, try json.readNullIfPresent() { continue }
    switch key {
    case "format": try checkFormat(&json, &refusals)
    case "name": settings.name = try json.readNonEmpty(&refusals).string
    case "images": settings.images = try json.readNonEmpty(&refusals).string
    case "ratersPerTask": settings.ratersPerTask = try json.readCount(from: 1, &refusals)
    case "leaseMinutes": settings.leaseMinutes = try json.readCount(from: 1, &refusals)
    case "threshold": settings.threshold = try json.readShare(&refusals, zero: true)
    case "originalLabelRater": settings.originalLabelRaterUnder = try under(&json, &refusals)
    case "gold": settings.gold = try goldSettings(&json, &refusals)
    case "queue": settings.queue = try queue(&json, &refusals)
    case "qualification": settings.qualification = try qualification(&json, &refusals)
    case "review": settings.review = try review(&json, &refusals)
    default: settings.instructions = try json.readString()
    }
  }
  if !seen.contains(0) { throw json.missing("format") }
  if !seen.contains(1) { throw json.missing("name") }
  return settings
}

/// The known keys; the first two are needed, the others may be absent or null.
private let keys: [StaticString] = [
  "format", "name", "images", "ratersPerTask", "leaseMinutes", "threshold", "originalLabelRater", "gold",
  "queue", "qualification", "review", "instructions",
]

private func checkFormat(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) {
  let format = try json.readInteger()
  if format == CampaignSettings.format { return }
  refusals.refuse(
    "format is \(format); this version of reassess knows only format \(CampaignSettings.format)",
    at: json.valueOffset)
}

private func under(_ json: inout JSONCursor, _ refusals: inout Refusals) throws(JSONError) -> String? {
  var id: String?
  try json.readMembers(["under"]) { _, json throws(JSONError) in
    id = try json.readNonEmpty(&refusals).string
  }
  return id
}

private func goldSettings(
  _ json: inout JSONCursor, _ refusals: inout Refusals
) throws(JSONError) -> CampaignSettings.Gold {
  var gold = CampaignSettings.Gold()
  try json.readMembers(["yesShare", "originalYesShare", "minimum", "smoothing", "originalSmoothing"]) {
    key, json throws(JSONError) in
    switch key {
    case "yesShare": gold.yesShare = try json.readShare(&refusals, zero: false)
    case "originalYesShare": gold.originalYesShare = try json.readShare(&refusals, zero: false)
    case "minimum": gold.minimum = try json.readCount(from: 0, &refusals)
    case "smoothing": gold.smoothing = try json.readSmoothing(&refusals)
    default: gold.originalSmoothing = try json.readSmoothing(&refusals)
    }
  }
  return gold
}

private func queue(
  _ json: inout JSONCursor, _ refusals: inout Refusals
) throws(JSONError) -> CampaignSettings.Queue {
  var queue = CampaignSettings.Queue()
  try json.readMembers(["order", "goldShare", "repeatShare"]) { key, json throws(JSONError) in
    switch key {
    case "order": queue.order = try json.readWord(CampaignSettings.Queue.Order.self)
    case "goldShare": queue.goldShare = try json.readShare(&refusals, zero: true)
    default: queue.repeatShare = try json.readShare(&refusals, zero: true)
    }
  }
  return queue
}

private func qualification(
  _ json: inout JSONCursor, _ refusals: inout Refusals
) throws(JSONError) -> CampaignSettings.Qualification {
  var qualification = CampaignSettings.Qualification()
  try json.readMembers(["training", "test", "passMark", "attempts"]) { key, json throws(JSONError) in
    switch key {
    case "training": qualification.training = try json.readCount(0...10_000, &refusals)
    case "test": qualification.test = try json.readCount(1...10_000, &refusals)
    case "passMark": qualification.passMark = try json.readShare(&refusals, zero: true)
    default: qualification.attempts = try json.readCount(1...100, &refusals)
    }
  }
  return qualification
}

private func review(
  _ json: inout JSONCursor, _ refusals: inout Refusals
) throws(JSONError) -> CampaignSettings.Review {
  var review = CampaignSettings.Review()
  try json.readMembers(["reviewersPerMistake", "blind", "instructions"]) { key, json throws(JSONError) in
    switch key {
    case "reviewersPerMistake": review.reviewersPerMistake = try json.readCount(from: 1, &refusals)
    case "blind": review.isBlind = try json.readBool()
    default: review.instructions = try json.readString()
    }
  }
  return review
}

extension JSONCursor {
  /// Reads an object of which some keys are known: each may stand once; null is as absent, and other keys are passed over.
  fileprivate mutating func readMembers(
    _ known: [StaticString], _ read: (JSONText, inout JSONCursor) throws(JSONError) -> Void
  ) throws(JSONError) {
    var seen = KeysSeen()
    try beginObject()
    while let key = try nextKey() {
      guard let number = known.firstIndex(where: { key == $0 }) else {
        try skipValue()
        continue
      }
      try seen.note(number, key, in: self)
      if try !readNullIfPresent() { try read(key, &self) }
    }
  }

  /// The next value, a whole number of a range.
  fileprivate mutating func readCount(
    _ range: ClosedRange<Int>, _ refusals: inout Refusals
  ) throws(JSONError) -> Int {
    let value = try readInteger()
    if range.contains(value) { return value }
    refusals.refuse("\(value) is not from \(range.lowerBound) to \(range.upperBound)", at: valueOffset)
    return range.lowerBound
  }

  /// The next value, a whole number that is not too small.
  fileprivate mutating func readCount(from least: Int, _ refusals: inout Refusals) throws(JSONError) -> Int {
    let value = try readInteger()
    if value < least { refusals.refuse("\(value) is below \(least)", at: valueOffset) }
    return value
  }

  /// The next value, a number from 0 to 1; 0 itself only where it makes sense.
  fileprivate mutating func readShare(_ refusals: inout Refusals, zero: Bool) throws(JSONError) -> Double {
    let value = try readNumber()
    if value < 0 || value > 1 || value == 0 && !zero {
      refusals.refuse("\(value) is not \(zero ? "from 0 to 1" : "above 0 and at most 1")", at: valueOffset)
    }
    return value
  }

  /// The next value, a number that may be smoothing.
  fileprivate mutating func readSmoothing(_ refusals: inout Refusals) throws(JSONError) -> Double {
    let value = try readNumber()
    if !CampaignSettings.Gold.smoothingRange.contains(value) {
      refusals.refuse("\(value) is not from 0 to 1000000", at: valueOffset)
    }
    return value
  }
}
