import Testing

@testable import Preview

@Suite struct TerminalQuestionsTests {
  private func environment(_ variables: [String: String]) -> TerminalEnvironment {
    TerminalEnvironment { variables[$0] }
  }

  private func questions(_ environment: TerminalEnvironment, knowsCell: Bool = true) -> String {
    String(decoding: TerminalQuestions(to: environment, knowsCell: knowsCell).bytes, as: UTF8.self)
  }

  @Test func readsTheEnvironment() {
    #expect(environment([:]) == TerminalEnvironment(term: ""))
    #expect(environment(["TERM": "xterm", "COLORTERM": "24bit"]).hasTrueColor)
    #expect(!environment(["COLORTERM": "yes"]).hasTrueColor)
    #expect(environment(["TMUX": "/tmp/x,1,0"]).multiplexer == .tmux)
    #expect(environment(["TMUX": "", "STY": "1.pts"]).multiplexer == .screen)
    #expect(environment(["SSH_TTY": "/dev/pts/1"]).isRemote)
    #expect(environment(["SSH_CONNECTION": "a 1 b 2"]).isRemote)
    #expect(environment(["KITTY_WINDOW_ID": "1"]).drawsPlaceholders)
    #expect(environment(["TERM_PROGRAM": "tmux", "LC_TERMINAL": "iTerm2"]).program == "iTerm2")
    #expect(environment(["TERM_PROGRAM": "WezTerm", "LC_TERMINAL": "iTerm2"]).program == "WezTerm")
  }

  @Test func asksEverythingAtOnceAndTheFenceLast() {
    #expect(
      questions(TerminalEnvironment(), knowsCell: false)
        == "\u{1B}]11;?\u{1B}\\\u{1B}[16t\u{1B}[>q\u{1B}[?2026$p\u{1B}P+q524742\u{1B}\\\u{1B}P+q5463\u{1B}\\"
        + "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c")
    #expect(!questions(TerminalEnvironment()).contains("[16t"))
  }

  @Test func tmuxGetsNoStringThatItWouldTakeForATitle() {
    let plain = questions(TerminalEnvironment(multiplexer: .tmux))
    #expect(!plain.contains("\u{1B}_") && plain.hasSuffix("\u{1B}[c"))
    let inKitty = questions(TerminalEnvironment(multiplexer: .tmux, drawsPlaceholders: true))
    #expect(
      inKitty.contains("\u{1B}Ptmux;\u{1B}\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\u{1B}\\\u{1B}\\"))
  }

  @Test(arguments: [
    TerminalEnvironment(term: "linux"), TerminalEnvironment(term: "linux-16color"),
    TerminalEnvironment(term: "vt220"), TerminalEnvironment(program: "Apple_Terminal"),
    TerminalEnvironment(term: "screen", multiplexer: .screen),
  ])
  func asksLittleWhereQuestionsAreShownAsText(environment: TerminalEnvironment) {
    #expect(questions(environment, knowsCell: false) == "\u{1B}[c")
  }
}
