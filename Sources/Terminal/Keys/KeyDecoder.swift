/// Turns the bytes of a terminal into keys.
///
/// Escape sequences are read as a whole: what is not known is one `.unknown`, and nothing in it is taken for
/// a key. That holds for late answers of the terminal too: an ESC that stayed alone for `escapeDelay` is
/// the Escape key, but when a `[`, `]`, `P` … comes next, however late, it is read as the rest of a sequence.
///
/// Times are milliseconds of any monotonic clock; the decoder itself reads none.
public struct KeyDecoder: Sendable {
  /// How long after an ESC, in milliseconds, the rest of a sequence may take before it is the Escape key.
  public static let escapeDelay = 25
  /// How long a string (OSC, DCS, a paste) may pause, in milliseconds, before it counts as over.
  public static let stringDelay = 5_000
  /// The most keys kept for `next(at:)`; what comes while so many wait is lost.
  public static let mostWaitingKeys = 4_096

  private var state = State.ground
  private var lastByte = 0
  private var keys: [Key] = []
  private var taken = 0
  /// The string on its way in, as far as it may mean something.
  private var string = ControlString(kind: 0)

  /// The pasted text on its way in, as much of it as can be of use.
  private var pasted: [UInt8] = []

  /// Makes a decoder that has seen nothing.
  public init() {}

  /// When `next(at:)` may have a key without further bytes; nil when only bytes help.
  public var deadline: Int? {
    switch state {
    case .escape(.fresh): lastByte + KeyDecoder.escapeDelay
    case .stringStart, .string, .paste, .mouse: lastByte + KeyDecoder.stringDelay
    default: nil
    }
  }

  /// Takes in bytes that were read at a time.
  public mutating func feed(_ bytes: some Sequence<UInt8>, at time: Int) {
    let isLate = deadline.map { time >= $0 } ?? false
    var isFirst = true
    for byte in bytes {
      if isFirst, isLate { beLate() }
      isFirst = false
      consume(byte)
      lastByte = time
    }
  }

  /// The next key at a time; nil when there is none yet.
  public mutating func next(at time: Int) -> Key? {
    if taken == keys.count {
      keys.removeAll(keepingCapacity: true)
      taken = 0
      if let deadline, time >= deadline { expire() }
    }
    guard taken < keys.count else { return nil }
    taken += 1
    return keys[taken - 1]
  }

  private mutating func emit(_ key: Key) {
    if keys.count - taken < KeyDecoder.mostWaitingKeys { keys.append(key) }
  }

  /// Ends what has waited too long.
  private mutating func expire() {
    if case .escape(.fresh) = state {
      emit(.escape)
      state = .escape(.reported)
    } else {
      emit(.unknown)
      state = .ground
    }
  }

  /// As `expire`, when a byte has come that may show that an ESC was none: it is not reported yet.
  private mutating func beLate() {
    if case .escape(.fresh) = state { state = .escape(.late) } else { expire() }
  }
}

extension KeyDecoder {
  private enum State: Equatable {
    case ground
    /// Within a UTF-8 character; `withAlt`: an ESC came just before.
    case character(PartialScalar, withAlt: Bool)
    case escape(Escape)
    /// After `CSI`.
    case control(ControlSequence)
    /// After `ESC O`.
    case singleShift
    /// After `ESC [ [`, the Linux console's F1 to F5.
    case console
    /// After the ESC and letter of a string: OSC, DCS, APC, PM or SOS.
    case stringStart(UInt8)
    /// Within a string.
    case string
    /// After an ESC in a string.
    case stringEscape
    /// Within pasted text, so many bytes of its end seen.
    case paste(Int)
    /// Within an old mouse report, so many bytes still to come.
    case mouse(Int)
  }

  /// What is known of an ESC.
  private enum Escape {
    /// It came just now.
    case fresh
    /// It came long ago, but nobody has been told.
    case late
    /// It was reported as the Escape key; what comes may still be the rest of a sequence.
    case reported
  }

  private static let escapeByte: UInt8 = 0x1B
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private mutating func consume(_ byte: UInt8) {
    switch state {
    case .ground: begin(byte)
    case .character(let partial, let withAlt): add(byte, to: partial, withAlt: withAlt)
    case .escape(let escape): follow(escape, byte)
    case .control(let sequence): add(byte, to: sequence)
    case .singleShift: endSingleShift(byte)
    case .console: endConsole(byte)
    case .stringStart(let kind): beginString(kind, byte)
    case .string: addToString(byte)
    case .stringEscape: endString(byte)
    case .paste(let seen): addToPaste(byte, seen: seen)
    case .mouse(let left): addToMouse(byte, left: left)
    }
  }

  private mutating func begin(_ byte: UInt8, withAlt: Bool = false) {
    state = .ground
    switch byte {
    case KeyDecoder.escapeByte: state = .escape(.fresh)
    case 0x80...:
      if let partial = PartialScalar(lead: byte) {
        state = .character(partial, withAlt: withAlt)
      } else {
        emit(.unknown)
      }
    default: emit(withAlt ? .unknown : KeyDecoder.key(byte))
    }
  }

  /// The key of an ASCII byte.
  private static func key(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    case ..<0x20: .control(Character(Unicode.Scalar(byte < 0x1B ? byte | 0x60 : byte | 0x40)))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private mutating func add(_ byte: UInt8, to partial: PartialScalar, withAlt: Bool) {
    switch partial.adding(byte) {
    case .incomplete(let next): state = .character(next, withAlt: withAlt)
    case .invalid(let reuse):
      end(.unknown)
      if reuse { begin(byte) }
    case .complete(let scalar) where scalar.isControl:  // C1: one character for ESC and a letter
      follow(.fresh, UInt8(scalar.value - 0x40))
    case .complete(let scalar): end(withAlt ? .unknown : .character(Character(scalar)))
    }
  }

  private mutating func follow(_ escape: Escape, _ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .control(ControlSequence())
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      state = .stringStart(byte)
    default:
      if escape == .late || (escape == .fresh && byte == KeyDecoder.escapeByte) { emit(.escape) }
      begin(byte, withAlt: escape == .fresh)
    }
  }

  private mutating func add(_ byte: UInt8, to sequence: ControlSequence) {
    switch byte {
    case 0x20...0x3F:
      var longer = sequence
      longer.add(byte)
      state = .control(longer)
    case UInt8(ascii: "[") where sequence.isEmpty: state = .console
    case UInt8(ascii: "M") where sequence.isEmpty: state = .mouse(3)
    case 0x40...0x7E:
      guard sequence.beginsPaste(final: byte) else { return end(sequence.key(final: byte)) }
      state = .paste(0)
      pasted = []
    default: breakOff(byte)
    }
  }

  private mutating func endSingleShift(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): break  // modifiers, in old xterms
    case UInt8(ascii: "M"): end(.enter)  // the keypad's
    case 0x20...0x7E: end(ControlSequence.lettered(byte) ?? .unknown)
    default: breakOff(byte)
    }
  }

  private mutating func endConsole(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "E"): end(.function(Int(byte - UInt8(ascii: "A")) + 1))
    case 0x20...0x7E: end(.unknown)
    default: breakOff(byte)
    }
  }

  /// What begins like no answer that a terminal gives was Alt and a letter, and then a key.
  private mutating func beginString(_ kind: UInt8, _ byte: UInt8) {
    let isAnswer =
      switch kind {
      case UInt8(ascii: "P"): (0x21...0x3F).contains(byte)
      case UInt8(ascii: "]"):
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "l") || byte == UInt8(ascii: "L")
      case UInt8(ascii: "_"): byte == UInt8(ascii: "G")
      default: byte >= 0x20
      }
    string = ControlString(kind: kind)
    string.add(byte)
    if isAnswer { state = .string } else if byte < 0x20 { addToString(byte) } else { breakOff(byte) }
  }

  private mutating func addToString(_ byte: UInt8) {
    switch byte {
    case KeyDecoder.escapeByte: state = .stringEscape
    case 0x07: end(string.key)
    case 0x18, 0x1A: end(.unknown)
    case ..<0x20: breakOff(byte)  // no answer of a terminal has one: a key, and the way out
    default: string.add(byte)
    }
  }

  private mutating func endString(_ byte: UInt8) {
    if byte == UInt8(ascii: "\\") { end(string.key) } else { follow(.fresh, byte) }
  }

  private mutating func addToPaste(_ byte: UInt8, seen: Int) {
    if byte == KeyDecoder.pasteEnd[seen] {
      if seen + 1 == KeyDecoder.pasteEnd.count { endPaste() } else { state = .paste(seen + 1) }
      return
    }
    // What began like the end was text.
    keep(KeyDecoder.pasteEnd[..<seen])
    if byte == KeyDecoder.escapeByte {
      state = .paste(1)
    } else {
      keep([byte])
      state = .paste(0)
    }
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    if pasted.count < 4 * longestCleanText { pasted += bytes }
  }

  private mutating func endPaste() {
    let text = cleaned(String(decoding: pasted, as: UTF8.self))
    pasted = []
    end(text.isEmpty ? .unknown : .paste(text))
  }

  private mutating func addToMouse(_ byte: UInt8, left: Int) {
    if byte < 0x20 { breakOff(byte) } else if left == 1 { end(.unknown) } else { state = .mouse(left - 1) }
  }

  private mutating func end(_ key: Key) {
    state = .ground
    emit(key)
  }

  /// Ends a sequence at a byte that cannot belong to it, and begins again with the byte.
  private mutating func breakOff(_ byte: UInt8) {
    end(.unknown)
    begin(byte)
  }
}
