import Aggregation
import NumPyFiles

extension PublishedArchive {
  /// Reads `info`: the questions, each an image's file name and a label's index.
  ///
  /// - Parameter imageCount: how many images there are.
  func rows(imageCount: Int) throws(ExchangeError) -> [VoteTable.Row] {
    var rows: [VoteTable.Row] = []
    rows.reserveCapacity(min(questionCount, 1 << 20))
    var image = 0
    do throws(NumPyError) {
      try archive.array("info").forEachText { (text) throws(NumPyError) in
        if text.index.isMultiple(of: 2) {
          image = try Self.image(text, count: imageCount)
        } else {
          rows.append(VoteTable.Row(image: image, label: try Self.label(text)))
        }
      }
    } catch {
      throw ExchangeError(error)
    }
    return rows
  }

  private static func image(_ text: ArrayText, count: Int) throws(NumPyError) -> Int {
    guard let image = PublishedName.image(ofFile: text.utf8) else {
      throw text.refusal("\(quoted(text.string)) is no file name such as \(PublishedName.file(ofImage: 0))")
    }
    guard (0..<count).contains(image) else {
      throw text.refusal("\(quoted(text.string)) is none of the \(count) images")
    }
    return image
  }

  private static func label(_ text: ArrayText) throws(NumPyError) -> Int {
    guard let label = number(text.utf8[...]), label < PublishedName.labelCount else {
      throw text.refusal("\(quoted(text.string)) is no label from 0 to \(PublishedName.labelCount - 1)")
    }
    return label
  }
}
