import Preview

/// The picture on the full screen, and examples.
protocol PicturePhrases: Sendable {
  var largerKey: String { get }
  var smallerKey: String { get }
  var brighterKey: String { get }
  var beforeKey: String { get }
  var nextKey: String { get }
  /// What of a picture is seen, how large, and whether brighter than it is.
  func seen(_ part: PicturePart, isBrighter: Bool) -> String
  func smallestAlready(larger: String) -> String
  func noExamples(of label: String) -> String
  func example(_ number: Int, of count: Int, label: String) -> String
}

extension PicturePart {
  /// Such as `100 %  800 x 600 + 1600, 1200 / 4000 x 3000`: width and height of what is seen, where it begins, and the
  /// whole.
  fileprivate var figures: String {
    let whole = "\(pictureWidth) x \(pictureHeight)"
    let isWhole = width == pictureWidth && height == pictureHeight
    return "\(percent) %  " + (isWhole ? whole : "\(width) x \(height) + \(left), \(top) / \(whole)")
  }
}

extension English: PicturePhrases {
  var largerKey: String { "Larger" }
  var smallerKey: String { "Smaller" }
  var brighterKey: String { "Brighter" }
  var beforeKey: String { "Before" }
  var nextKey: String { "Next" }
  func seen(_ part: PicturePart, isBrighter: Bool) -> String {
    "\(part.figures) pixels" + (isBrighter ? ", brighter than it is" : "")
  }
  func smallestAlready(larger: String) -> String {
    "The picture is as small as it gets; \(larger) shows it larger."
  }
  func noExamples(of label: String) -> String { "There are no example pictures of \(label)." }
  func example(_ number: Int, of count: Int, label: String) -> String {
    "Example \(number) of \(count): \(label)"
  }
}

extension Korean: PicturePhrases {
  var largerKey: String { "크게" }
  var smallerKey: String { "작게" }
  var brighterKey: String { "밝게" }
  var beforeKey: String { "이전" }
  var nextKey: String { "다음" }
  func seen(_ part: PicturePart, isBrighter: Bool) -> String {
    "\(part.figures) 픽셀" + (isBrighter ? ", 원래보다 밝음" : "")
  }
  func smallestAlready(larger: String) -> String { "더 작게 볼 수 없습니다. \(larger) 키로 크게 봅니다." }
  func noExamples(of label: String) -> String { "예시 이미지가 없습니다: \(label)" }
  func example(_ number: Int, of count: Int, label: String) -> String { "예시 \(number)/\(count): \(label)" }
}

extension Japanese: PicturePhrases {
  var largerKey: String { "大きく" }
  var smallerKey: String { "小さく" }
  var brighterKey: String { "明るく" }
  var beforeKey: String { "前へ" }
  var nextKey: String { "次へ" }
  func seen(_ part: PicturePart, isBrighter: Bool) -> String {
    "\(part.figures) ピクセル" + (isBrighter ? "、元より明るい" : "")
  }
  func smallestAlready(larger: String) -> String { "これ以上小さくできません。\(larger) で大きくします。" }
  func noExamples(of label: String) -> String { "例の画像がありません: \(label)" }
  func example(_ number: Int, of count: Int, label: String) -> String { "例 \(number)/\(count): \(label)" }
}
