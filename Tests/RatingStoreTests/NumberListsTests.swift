import Ratings
import Testing

@Suite struct NumberListsTests {
  private let lists: [[Int]] = [[3, 1], [], [.max, .min], [], [7]]

  @Test func listsComeBackAsTheyWere() {
    let made = NumberLists(lists)
    #expect(made.map(Array.init) == lists)
    #expect(made == [[3, 1], [], [.max, .min], [], [7]])
    #expect(made != [[3], [1], [.max, .min], [], [7]])
    #expect(NumberLists().isEmpty)
    #expect(NumberLists([[Int]]()) == [])
  }

  @Test func listsAreMadeNumberByNumber() {
    var made = NumberLists()
    made.reserve(5, numbers: 5)
    for list in lists {
      for number in list { made.append(number) }
      #expect(made.endList() == list.count)
    }
    #expect(made == NumberLists(lists))
  }

  @Test func numbersArePutIntoTheirLists() {
    let made = NumberLists(ofNumbersBelow: 10, in: 4) { $0 == 5 ? nil : [2, 0, 3][$0 % 3] }
    #expect(made == [[1, 4, 7], [], [0, 3, 6, 9], [2, 8]])
    #expect(NumberLists(ofNumbersBelow: 3, in: 2) { _ in nil } == [[], []])
    #expect(NumberLists(ofNumbersBelow: 0, in: 0) { $0 } == [])
  }
}
