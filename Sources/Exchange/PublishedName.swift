import Glibc

/// How the images are called: `ILSVRC2012_val_00000001.JPEG` is image 0.
public enum PublishedName {
  /// How many labels ImageNet's challenge has; their indices are those of its WordNet ids in order.
  public static let labelCount = 1000

  private static let prefix: StaticString = "ILSVRC2012_val_"
  private static let suffix: StaticString = ".JPEG"
  private static let digitCount = 8

  /// The name of an image, from 0, without its suffix.
  public static func name(ofImage image: Int) -> String {
    let digits = String(image + 1)
    return "\(prefix)\(String(repeating: "0", count: max(0, digitCount - digits.count)))\(digits)"
  }

  /// The name of an image's file.
  public static func file(ofImage image: Int) -> String { name(ofImage: image) + "\(suffix)" }

  /// The image, from 0, of a file name; nil when it is no such name.
  static func image(ofFile name: UnsafeBufferPointer<UInt8>) -> Int? {
    let (start, end) = (prefix.utf8CodeUnitCount, prefix.utf8CodeUnitCount + digitCount)
    guard let base = name.baseAddress, name.count == end + suffix.utf8CodeUnitCount,
      memcmp(base, prefix.utf8Start, start) == 0,
      memcmp(base + end, suffix.utf8Start, suffix.utf8CodeUnitCount) == 0
    else { return nil }
    return number(name[start..<end]).flatMap { $0 > 0 ? $0 - 1 : nil }
  }
}

/// The whole number that digits are; nil when they are none, or too large.
func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  guard (1...18).contains(digits.count) else { return nil }
  var number = 0
  for digit in digits {
    guard (0x30...0x39).contains(digit) else { return nil }
    number = number * 10 + Int(digit - 0x30)
  }
  return number
}

/// A text in quotes, not too long, as messages show it: characters may be of any length, code points are not.
func quoted(_ text: String) -> String {
  let start = text.unicodeScalars.prefix(60)
  return start.endIndex < text.endIndex ? "\"\(Substring(start))\"..." : "\"\(text)\""
}
