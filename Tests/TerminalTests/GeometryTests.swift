import Terminal
import Testing

@Test func rectanglesMeetAndShrink() {
  let rect = Rect(column: 2, row: 1, columns: 6, rows: 4)
  #expect(
    rect.intersection(Rect(column: 5, row: 0, columns: 9, rows: 3))
      == Rect(column: 5, row: 1, columns: 3, rows: 2))
  #expect(rect.intersection(Rect(column: 8, row: 1, columns: 1, rows: 1)).isEmpty)
  #expect(rect.inset(by: 1) == Rect(column: 3, row: 2, columns: 4, rows: 2))
  #expect(rect.inset(by: 4).isEmpty)
  #expect(rect.contains(rect.inset(by: 1)))
  #expect(!rect.contains(Rect(column: 2, row: 1, columns: 7, rows: 1)))
  #expect(rect.contains(Point(column: 7, row: 4)) && !rect.contains(Point(column: 8, row: 4)))
  #expect(rect.centered(Size(columns: 2, rows: 2)) == Rect(column: 4, row: 2, columns: 2, rows: 2))
  #expect(Size(columns: -1, rows: 3) == Size(columns: 0, rows: 3))
}
