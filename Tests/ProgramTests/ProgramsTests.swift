import Testing

@Suite struct ProgramsTests {
  /// More than a pipe holds, into each of the two.
  @Test func whatIsLongIsReadWhole() throws {
    let output = try Programs.run(shell: "yes | head -c 300000 >&2; yes | head -c 300000; exit 3")
    #expect(output.messages.utf8.count == 300_000)
    #expect(output.data.utf8.count == 300_000)
    #expect(output.code == 3)
  }
}
