import Exchange
import Testing

@Suite struct ExchangeErrorTests {
  @Test func saysFilePlaceAndReason() {
    #expect(
      ExchangeError(file: "a.csv", place: "line 3", reason: "no task").description
        == "a.csv: line 3: no task")
    #expect(ExchangeError(file: "a.csv", reason: "is empty").description == "a.csv: is empty")
  }
}
