import Testing

/// `reassess help COMMAND`, for commands that there are and others.
@Suite struct HelpTests {
  @Test(arguments: [[], ["rate"], ["import", "answers"], ["export", "--help"]])
  func whatThereIsIsExplained(_ names: [String]) throws {
    let output = try Programs.run(["help"] + names)
    #expect(output.code == 0 && output.data.contains("USAGE: reassess"), "\(output)")
  }

  @Test(arguments: [["nothing"], ["import", "nothing"], ["rate", "import"]])
  func whatThereIsNotIsWrongUsage(_ names: [String]) throws {
    let output = try Programs.run(["help"] + names)
    #expect(output.code == 2 && output.data.isEmpty, "\(output)")
    #expect(output.messages.contains("there is no command \(names.last ?? "")"), "\(output)")
  }
}
