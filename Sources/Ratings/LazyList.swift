/// A list whose elements are made when they are asked for: hundreds of thousands of names need not be in memory twice.
public struct LazyList<Element>: RandomAccessCollection, Sendable {
  /// How many elements there are.
  public let endIndex: Int
  private let element: @Sendable (Int) -> Element

  /// Shows a list that is numbered from 0.
  public init<Elements: RandomAccessCollection & Sendable>(_ elements: Elements)
  where Elements.Element == Element, Elements.Index == Int {
    precondition(elements.startIndex == 0, "numbered from 0")
    endIndex = elements.count
    element = { elements[$0] }
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The element at a place, made now.
  public subscript(place: Int) -> Element { element(place) }
}
