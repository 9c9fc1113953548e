import Terminal
import TerminalTesting
import Testing

struct KeyDecoderTests {
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    decoder.feed(bytes, at: 0)
    return decoder.drain(at: 0)
  }

  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  @Test func aBurstComesInOrder() {
    #expect(
      keys("1y\u{1B}[Bn한\r\t \u{7F}\u{8}\u{3}\u{1A}\u{1B}[5~m👍é\n") == [
        .character("1"), .character("y"), .down, .character("n"), .character("한"), .enter, .tab,
        .character(" "),
        .backspace, .backspace, .control("c"), .control("z"), .pageUp, .character("m"), .character("👍"),
        .character("é"), .enter,
      ])
    #expect(keys([0, 1, 0x1C, 0x1F]) == [.control(" "), .control("a"), .control("\\"), .control("_")])
  }

  @Test(arguments: [
    ("[A", Key.up), ("OA", .up), ("[1;5A", .up), ("O5A", .up), ("[B", .down), ("OB", .down), ("[C", .right),
    ("[D", .left),
    ("[H", .home), ("OH", .home), ("[1~", .home), ("[7~", .home), ("[F", .end), ("[4~", .end), ("[8~", .end),
    ("[3~", .delete), ("[3;2~", .delete), ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backtab),
    ("OM", .enter),
    ("OP", .function(1)), ("[P", .function(1)), ("[1;2S", .function(4)), ("[[A", .function(1)),
    ("[[E", .function(5)),
    ("[11~", .function(1)), ("[15~", .function(5)), ("[17~", .function(6)), ("[24~", .function(12)),
    ("[?62;4;22c", .reply(.deviceAttributes([62, 4, 22]))), ("[?1;2c", .reply(.deviceAttributes([1, 2]))),
    ("[6;20;10t", .reply(.cellSize(width: 10, height: 20))),
    ("[4;480;800t", .reply(.textAreaSize(width: 800, height: 480))),
    ("[2~", .unknown), ("[9;1;1t", .unknown), ("[6;0;0t", .unknown), ("[6;20t", .unknown),
    ("[12;40R", .reply(.cursor(column: 40, row: 12))), ("[1;40R", .unknown),
    ("[>0;276;0c", .unknown), ("[I", .unknown), ("[104;5u", .unknown),
    ("[99999999999999999999~", .unknown),
    ("[<0;12;7M", .mouse(MouseEvent(.press, at: Point(column: 11, row: 6)))), ("[<0;12;7m", .unknown),
    ("[<64;1;1M", .mouse(MouseEvent(.wheelUp, at: Point(column: 0, row: 0)))),
    ("[<65;300;200M", .mouse(MouseEvent(.wheelDown, at: Point(column: 299, row: 199)))),
    ("[<1;2;3M", .unknown), ("[<4;2;3M", .unknown), ("[<32;2;3M", .unknown), ("[<0;0;3M", .unknown),
    ("[<0;3M", .unknown), ("[<0;3;4;5M", .unknown), ("[<0;3;99999999M", .unknown), ("[0;3;4M", .unknown),
    ("[M !!", .unknown),
    ("]11;rgb:1e1e/1e1e/1e1e\u{7}", .reply(.background(red: 30, green: 30, blue: 30))),
    ("P>|kitty(0.35.2)\u{1B}\\", .reply(.version("kitty(0.35.2)"))),
    ("P1+r524742=38\u{1B}\\", .reply(.capability("RGB", isKnown: true))),
    ("P1+r5463\u{1B}\\", .reply(.capability("Tc", isKnown: true))),
    ("P0+r5463\u{1B}\\", .reply(.capability("Tc", isKnown: false))),
    ("P0+r546\u{1B}\\", .unknown), ("P1+r\u{1B}\\", .unknown), ("P1$r0m\u{1B}\\", .unknown),
    ("_Gi=31;OK\u{1B}\\", .reply(.graphics(image: 31, message: "OK"))),
    ("_Gp=1,i=31;ENOENT:no\u{1B}\\", .reply(.graphics(image: 31, message: "ENOENT:no"))),
    ("_Gi=x;OK\u{1B}\\", .unknown), ("_Gi=31\u{1B}\\", .unknown),
    ("[?2026;2$y", .reply(.mode(2026, setting: 2))), ("[?2026;0$y", .reply(.mode(2026, setting: 0))),
    ("[?2026$y", .unknown), ("[2026;2$y", .unknown),
    ("]11;rgb:f/80/000\u{1B}\\", .reply(.background(red: 255, green: 128, blue: 0))),
    ("]11;rgb:0/0\u{7}", .unknown), ("]11;rgb:-1/0/0\u{7}", .unknown), ("]11;rgb:00000/0/0\u{7}", .unknown),
    ("]11;rgba:0/0/0/0\u{7}", .unknown), ("]10;rgb:0/0/0\u{7}", .unknown),
    ("^pm\u{1B}\\", .unknown), ("Xsos\u{1B}\\", .unknown),
    ("[200~yes\ny n \u{1B}[A\u{3}\u{1B}[201~", .paste("yes y n \u{FFFD}[A\u{FFFD}")),
    ("[200~\u{1B}[201~", .unknown), ("[200~한\u{1B}[20\u{1B}\u{1B}[201~", .paste("한\u{FFFD}[20\u{FFFD}")),
    ("y", .unknown), ("한", .unknown), ("\r", .unknown),
  ])
  func sequences(tail: String, key: Key) {
    #expect(keys("\u{1B}" + tail) == [key])
    #expect(keys("n\u{1B}\(tail)y") == [.character("n"), key, .character("y")])
  }

  @Test func aLoneEscapeTakesAMoment() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B], at: 100)
    #expect(decoder.deadline == 100 + KeyDecoder.escapeDelay)
    #expect(decoder.next(at: 124) == nil)
    #expect(decoder.next(at: 125) == .escape)
    #expect(decoder.deadline == nil)
    decoder.feed([0x79], at: 126)
    #expect(decoder.next(at: 126) == .character("y"))
  }

  @Test func escapeThenAKeyMuchLaterAreTwoKeys() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B], at: 0)
    decoder.feed([0x79], at: 500)
    #expect(decoder.drain(at: 500) == [.escape, .character("y")])
    decoder.feed([0x1B, 0x1B], at: 1_000)
    #expect(decoder.drain(at: 2_000) == [.escape, .escape])
  }

  @Test func altAndALetterThatBeginsStringsIsOneKey() {
    for letter in ["P", "]", "_"] {
      #expect(keys("\u{1B}\(letter)yn") == [.unknown, .character("y"), .character("n")])
      #expect(keys("\u{1B}\(letter)\r") == [.unknown, .enter])
    }
  }

  @Test func keysLeadOutOfAStringThatNeverEnds() {
    #expect(keys("\u{1B}]0;title\u{3}y") == [.unknown, .control("c"), .character("y")])
    #expect(keys("\u{1B}P1\u{1B}[Ay") == [.up, .character("y")])
    #expect(keys("\u{1B}[12\u{3}y") == [.unknown, .control("c"), .character("y")])
    var decoder = KeyDecoder()
    decoder.feed("\u{1B}]0;title".utf8, at: 0)
    #expect(decoder.next(at: KeyDecoder.stringDelay - 1) == nil)
    #expect(decoder.drain(at: KeyDecoder.stringDelay) == [.unknown])
    decoder.feed("y".utf8, at: KeyDecoder.stringDelay)
    #expect(decoder.drain(at: KeyDecoder.stringDelay) == [.character("y")])
  }

  @Test func invalidBytesAreNoKeys() {
    #expect(keys([0xFF, 0x79]) == [.unknown, .character("y")])
    #expect(keys([0x80, 0x79]) == [.unknown, .character("y")])
    #expect(keys([0xE2, 0x82, 0x79]) == [.unknown, .character("y")])
    #expect(keys([0xC0, 0xAF]) == [.unknown, .unknown])
    #expect(keys([0xED, 0xA0, 0x80]) == [.unknown])
    #expect(keys([0xC2, 0x9B, 0x41]) == [.up])
  }

  private static let replies = [
    "\u{1B}[?62;4;22c", "\u{1B}[?1;2c", "\u{1B}[6;20;10t", "\u{1B}[4;480;800t", "\u{1B}[>0;276;0c",
    "\u{1B}[?2026;2$y",
    "\u{1B}[12;40R", "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}P!|00000000\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{7}", "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\",
    "\u{1B}[?62;4;22c\u{1B}[6;20;10t", "\u{1B}[<35;10;12M", "\u{1B}[<0;10;12M", "\u{1B}[<65;1;1M",
    "\u{1B}[M yn", "\u{1B}[200~yynn123\u{1B}[201~",
  ]

  /// Whatever the moments its bytes come at, an answer of the terminal is never taken for a rater's.
  @Test(arguments: replies) func aReplyIsNeverAnAnswer(reply: String) {
    let bytes = Array(reply.utf8)
    for pause in [0, 24, 25, 1_900] {
      for first in 0...bytes.count {
        for second in first...bytes.count {
          expectNoAnswer([bytes[..<first], bytes[first..<second], bytes[second...]], pause: pause)
        }
      }
      expectNoAnswer(bytes.indices.map { bytes[$0...$0] }, pause: pause)
    }
  }

  private func expectNoAnswer(_ parts: [ArraySlice<UInt8>], pause: Int) {
    for looksBetween in [true, false] {
      var decoder = KeyDecoder()
      var seen: [Key] = []
      var time = 0
      for part in parts {
        time += pause
        if looksBetween { seen += decoder.drain(at: time) }
        decoder.feed(part, at: time)
      }
      seen += decoder.drain(at: time)
      decoder.feed("y".utf8, at: time)
      seen += decoder.drain(at: time)
      let isSafe = seen.dropLast().allSatisfy { $0.isHarmless } && seen.last == .character("y")
      if !isSafe {
        Issue.record("\(parts.map { String(decoding: $0, as: UTF8.self) }), pause \(pause): \(seen)")
      }
    }
  }

  @Test func whateverComesItGoesOn() {
    var generator = SeededGenerator(seed: 3)
    let likely: [UInt8] = Array("\u{1B}\u{1B}[[]]PO\\;?~MMcty012\u{7}\u{18}\u{9B}é".utf8)
    for _ in 0..<3_000 {
      var decoder = KeyDecoder()
      var time = 0
      for _ in 0..<Int.random(in: 0..<60, using: &generator) {
        let byte =
          Bool.random(using: &generator)
          ? likely[Int.random(in: 0..<likely.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
        time += [0, 0, 1, 30, 2_500][Int.random(in: 0..<5, using: &generator)]
        decoder.feed([byte], at: time)
        if Bool.random(using: &generator) { _ = decoder.next(at: time) }
      }
      time += 10_000
      _ = decoder.drain(at: time)
      decoder.feed("\u{18}".utf8, at: time)  // CAN ends whatever has begun.
      decoder.feed("y".utf8, at: time + 10_000)
      #expect(decoder.drain(at: time + 10_000).last == .character("y"))
    }
  }

  @Test func nothingGrowsWithoutEnd() {
    var decoder = KeyDecoder()
    for time in 0..<20 { decoder.feed(repeatElement(UInt8(ascii: "y"), count: 1_000), at: time) }
    #expect(decoder.drain(at: 20).count == KeyDecoder.mostWaitingKeys)
    decoder.feed("\u{1B}[".utf8, at: 21)
    decoder.feed(repeatElement(UInt8(ascii: "1"), count: 100_000), at: 22)
    decoder.feed("~y".utf8, at: 23)
    #expect(decoder.drain(at: 23) == [.unknown, .character("y")])
  }
}

extension KeyDecoder {
  fileprivate mutating func drain(at time: Int) -> [Key] {
    var keys: [Key] = []
    while let key = next(at: time) { keys.append(key) }
    return keys
  }
}

extension Key {
  /// Whether it can answer or change nothing.
  fileprivate var isHarmless: Bool {
    switch self {
    case .reply, .mouse, .paste, .unknown, .escape: true
    default: false
    }
  }
}
