/// The known word that another one is most like; nil when it is like none.
///
/// Like means: equal but for case, or a slip or two away (of letters missing, added or exchanged), yet never so
/// many that half of the word would be other letters.
func word(like text: String, among known: [String]) -> String? {
  let text = Array(text.prefix(64).lowercased())
  let slips = known.map { (word: $0, count: distance(text, Array($0.lowercased()))) }
  let nearest = slips.min { $0.count < $1.count }
  return nearest.flatMap { $0.count <= min(2, ($0.word.count - 1) / 2) ? $0.word : nil }
}

/// How many letters must be added, taken away or exchanged (Levenshtein 1966).
private func distance(_ one: [Character], _ other: [Character]) -> Int {
  var row = Array(0...other.count)
  for (index, letter) in one.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for place in other.indices {
      let exchanged = diagonal + (letter == other[place] ? 0 : 1)
      diagonal = row[place + 1]
      row[place + 1] = min(exchanged, row[place] + 1, diagonal + 1)
    }
  }
  return row[other.count]
}
