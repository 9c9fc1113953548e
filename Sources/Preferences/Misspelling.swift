/// The known word that another one is most like; nil when it is like none.
///
/// Like means: equal but for case, or a slip or two away (letters missing, added, exchanged or swapped), yet never so
/// many that half of the word would be other letters.
func word(like text: String, among known: [String]) -> String? {
  let text = Array(text.prefix(64).lowercased())
  let slips = known.map { (word: $0, count: distance(text, Array($0.lowercased()))) }
  let nearest = slips.min { $0.count < $1.count }
  return nearest.flatMap { $0.count <= min(2, ($0.word.count - 1) / 2) ? $0.word : nil }
}

/// How many letters must be added, taken away or exchanged, two neighbours changing places counting once (optimal
/// string alignment; Damerau 1964).
private func distance(_ one: [Character], _ other: [Character]) -> Int {
  var (before, last) = ([Int](), Array(0...other.count))
  for (index, letter) in one.enumerated() {
    var row = [index + 1]
    for (place, wanted) in other.enumerated() {
      var least = min(row[place] + 1, last[place + 1] + 1, last[place] + (letter == wanted ? 0 : 1))
      if index > 0, place > 0, letter == other[place - 1], one[index - 1] == wanted {
        least = min(least, before[place - 1] + 1)
      }
      row.append(least)
    }
    (before, last) = (last, row)
  }
  return last[other.count]
}
