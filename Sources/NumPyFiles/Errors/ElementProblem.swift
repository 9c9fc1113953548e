/// What can be wrong with the elements of an array, or with what was asked for.
public enum ElementProblem: Error, Equatable, Sendable {
  /// They are of another type.
  case wrongType(expected: ElementType, found: ElementType)
  /// They are numbers where texts are needed.
  case notTexts(found: ElementType)
  /// The array has another shape; nil stands for any length.
  case wrongShape(expected: [Int?], found: [Int])
  /// They stand in another order.
  case otherOrder(found: AxisOrder)
  /// There are more than are wanted in memory.
  case tooMany(most: Int, found: Int)
  /// So many bytes must be read at once, which is more than is done.
  case rowTooLong(Int)
  /// A truth value other than 0 and 1.
  case notABool(UInt8)
  /// A text with something that is no character.
  case invalidText
  /// The caller's own reason, in a few plain words.
  case refused(String)

  /// Another number of them was written than the shape has.
  case wrongCount(declared: Int, written: Int)
  /// A text has more characters, or bytes, than the type that is written.
  case textTooLong(most: Int)
}
