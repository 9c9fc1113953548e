import Foundation
import Testing

@testable import Preview

@Suite struct KittyGraphicTests {
  private func graphic(
    width: Int = 1, height: Int = 1, columns: Int = 2, rows: Int = 1, _ placement: KittyPlacement = .atCursor
  ) throws -> KittyGraphic {
    let bytes = [UInt8](repeating: 0xFF, count: width * height * 3)
    return KittyGraphic(
      image: try #require(PixelImage(width: width, height: height, bytes: bytes)), columns: columns,
      rows: rows,
      placement: placement, id: KittyImageID(session: 7, picture: 41))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static let number = 7 << 24 | 42

  @Test func smallOnesGoInOneCommand() throws {
    #expect(
      text(try graphic().transmission)
        == "\u{1B}_Ga=T,C=1,f=24,s=1,v=1,c=2,r=1,i=\(Self.number),q=2;////\u{1B}\\")
    #expect(text(try graphic().erasing) == "\u{1B}_Ga=d,d=I,i=\(Self.number),q=2\u{1B}\\")
    #expect(try graphic().lines == [])
  }

  @Test func largeOnesGoInPieces() throws {
    // 3,072 bytes are 4,096 characters: the most that one command may have.
    #expect(!text(try graphic(width: 1_024).transmission).contains("m="))
    let transmission = text(try graphic(width: 2_049).transmission)
    let pieces = transmission.split(separator: "\u{1B}\\")
    #expect(pieces.count == 3)
    #expect(pieces[0].hasPrefix("\u{1B}_Ga=T,C=1,f=24,s=2049,v=1,c=2,r=1,i=\(Self.number),q=2,m=1;"))
    #expect(pieces[1].hasPrefix("\u{1B}_Gq=2,m=1;") && pieces[2].hasPrefix("\u{1B}_Gq=2,m=0;"))
    #expect(pieces.map { $0.drop { $0 != ";" }.count - 1 } == [4_096, 4_096, 4])
  }

  @Test func placeholdersNameRowColumnAndPicture() throws {
    let graphic = try graphic(columns: 2, rows: 2, .inPlaceholders)
    #expect(text(graphic.transmission).hasPrefix("\u{1B}_Ga=T,U=1,f=24,"))
    let seven = "\u{33F}"
    #expect(
      graphic.lines.map(text) == [
        "\u{1B}[38;5;42m\u{10EEEE}\u{305}\u{305}\(seven)\u{10EEEE}\u{305}\u{30D}\(seven)\u{1B}[0m",
        "\u{1B}[38;5;42m\u{10EEEE}\u{30D}\u{305}\(seven)\u{10EEEE}\u{30D}\u{30D}\(seven)\u{1B}[0m",
      ])
  }

  @Test func marksAreThoseOfTheProtocol() {
    #expect(KittyImageID.marks.count == 297)
    #expect(Set(KittyImageID.marks).count == 297)
    #expect(KittyImageID.marks[18].value == 0x364 && KittyImageID.marks[296].value == 0x1D244)
    #expect(KittyImageID.marks.allSatisfy { $0.properties.canonicalCombiningClass.rawValue == 230 })
  }

  @Test func veryWideRowsGoOnWithoutMarks() {
    let row = KittyImageID(session: 0, picture: 0).placeholders(row: 0, columns: 300)
    #expect(text(row).hasSuffix("\u{10EEEE}\u{10EEEE}\u{10EEEE}\u{1B}[0m"))
  }

  @Test func throughTmuxEveryEscapeIsDoubled() throws {
    let graphic = try graphic(.inPlaceholdersThroughTmux)
    #expect(
      text(graphic.transmission)
        == "\u{1B}Ptmux;\u{1B}\u{1B}_Ga=T,U=1,f=24,s=1,v=1,c=2,r=1,i=\(Self.number),q=2;////\u{1B}\u{1B}\\\u{1B}\\"
    )
    #expect(graphic.lines.count == 1)
  }

  @Test func numbersAreNeverZeroAndDifferFor255Pictures() {
    let numbers = (0..<255).map { KittyImageID(session: 0, picture: $0).number }
    #expect(Set(numbers).count == 255 && numbers.allSatisfy { 1...255 ~= $0 })
    #expect(KittyImageID(session: .max, picture: .max).number >> 24 == 255)
  }

  @Test func refusesPixelsThatAreNotAsManyAsSaid() {
    #expect(PixelImage(width: 2, height: 2, bytes: [UInt8](repeating: 0, count: 11)) == nil)
    #expect(PixelImage(width: 2, height: 2, bytes: [UInt8](repeating: 0, count: 13)) == nil)
    #expect(PixelImage(width: 0, height: 2, bytes: []) == nil)
  }
}

@Suite struct InlineImageTests {
  @Test func hasItsEnvelope() throws {
    let image = try #require(PixelImage(width: 1, height: 1, bytes: [1, 2, 3]))
    let text = String(decoding: InlineImage(image, columns: 3, rows: 2).bytes, as: UTF8.self)
    #expect(
      text == "\u{1B}]1337;File=inline=1;size=72;width=3;height=2;preserveAspectRatio=0;doNotMoveCursor=1:"
        + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAD0lEQVR4AQEEAPv/AAECAwAOAActojPsAAAAAElFTkSuQmCC\u{7}"
    )
  }

  @Test func base64IsThatOfEverybodyElse() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 200) }
      #expect(String(decoding: bytes.base64, as: UTF8.self) == Data(bytes).base64EncodedString())
    }
  }
}
