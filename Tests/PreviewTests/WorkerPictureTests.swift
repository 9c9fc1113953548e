import Testing

@testable import Preview

extension WorkerTests {
  /// The real worker, given pictures that are made here.
  @Suite struct Pictures {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func show(
      _ picture: PortableNetworkGraphic, columns: Int = 20, rows: Int = 10,
      driver: PictureDriver = .symbols(.trueColor), background: PictureColor? = nil,
      view: PictureView = .whole
    ) throws -> RenderedPicture {
      let session = WorkerSession([try folder.write(picture.bytes, as: "picture.png")])
      let outcome = session.picture(
        0, columns: columns, rows: rows, driver: driver, background: background,
        view: view)
      guard case .picture(let rendered, damaged: false) = outcome else {
        throw Unexpected(outcome: outcome)
      }
      return rendered
    }

    private struct Unexpected: Error { var outcome: PictureOutcome? }

    private func text(_ picture: RenderedPicture) -> String {
      picture.lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    private func plain(_ color: [UInt8], width: Int = 200, height: Int = 200) -> PortableNetworkGraphic {
      PortableNetworkGraphic(width: width, height: height) { _, _ in color }
    }

    @Test func keepsColors() throws {
      let red = try show(plain([200, 30, 10, 255]))
      #expect(red.columns == 20 && red.rows == 10 && red.lines.count == 10 && !red.pixels)
      #expect(text(red).contains("8;2;200;30;10"))
      #expect(!text(red).contains("8;2;0;"))
    }

    @Test func laysTransparentPartsOnTheBackground() throws {
      let clear = plain([255, 255, 255, 0])
      #expect(text(try show(clear)).contains("8;2;0;0;0"))
      let background = PictureColor(red: 10, green: 20, blue: 30)
      #expect(text(try show(clear, background: background)).contains("8;2;10;20;30"))
      #expect(text(try show(plain([255, 0, 0, 128]))).contains("8;2;128;0;0"))
    }

    @Test func keepsLeftLeftAndUpUp() throws {
      let corner = PortableNetworkGraphic(width: 200, height: 200) { x, y in
        x < 100 && y < 100 ? [255, 255, 255, 255] : [0, 0, 0, 255]
      }
      let lines = try show(corner, driver: .symbols(.monochrome)).lines
        .map { String(decoding: $0, as: UTF8.self) }
      #expect(lines[1].hasPrefix("███") && lines[1].hasSuffix("   "))
      #expect(lines[8].allSatisfy { $0 == " " })
    }

    /// A wrong stride would shear the picture and mix its colours.
    @Test(arguments: [1, 2, 3, 101, 102, 103, 104, 318, 319, 320, 321, 850])
    func takesEveryWidth(width: Int) throws {
      let halves = PortableNetworkGraphic(width: width, height: 90) { x, _ in
        x * 2 < width ? [250, 0, 0, 255] : [0, 0, 250, 255]
      }
      let lines = Set(try show(halves, columns: 40, rows: 15).lines)
      #expect(lines.count == 1)
      // Smaller ones are all edge.
      guard width > 100 else { return }
      let line = String(decoding: lines.first ?? [], as: UTF8.self)
      #expect(line.contains("8;2;250;0;0") && line.contains("8;2;0;0;250"))
    }

    @Test(arguments: [18, 20, 17, 1, 6, 7])
    func drawsSixelToTheLastRowOfPixels(cellHeight: Int) throws {
      let session = WorkerSession([try folder.write(plain([200, 30, 10, 255]).bytes, as: "red.png")])
      let cell = CellSize(width: 10, height: cellHeight)
      let outcome = session.picture(0, columns: 7, rows: 3, cell: cell, driver: .sixel(colors: 256))
      guard case .picture(let picture, damaged: false) = outcome else { throw Unexpected(outcome: outcome) }
      #expect(picture.pixels && picture.lines.count == 1)
      let height = picture.rows * cellHeight
      let drawn = try SixelCanvas(drawing: picture.lines[0])
      #expect(drawn.width == picture.columns * 10 && drawn.height == height)
      #expect(drawn.isCovered)
    }

    @Test(arguments: [2, 8, 16, 240, 256])
    func drawsSixelInAsManyColorsAsAsked(colors: Int) throws {
      let shades = PortableNetworkGraphic(width: 100, height: 100) { x, y in
        [UInt8(x * 2), UInt8(y * 2), 100, 255]
      }
      let picture = try show(shades, driver: .sixel(colors: colors))
      #expect(try SixelCanvas(drawing: picture.lines[0]).isCovered)
    }

    @Test(arguments: ColorDepth.allCases)
    func drawsInEveryDepth(depth: ColorDepth) throws {
      let shades = PortableNetworkGraphic(width: 100, height: 100) { x, y in
        [UInt8(x * 2), UInt8(y * 2), 100, 255]
      }
      #expect(try show(shades, driver: .symbols(depth)).lines.count == 10)
      let ascii = try show(shades, driver: .ascii(depth))
      #expect(ascii.lines.joined().allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: [1, 5, 101, 102, 103])
    func givesPixelsAsTheyAre(width: Int) throws {
      let shades = PortableNetworkGraphic(width: width, height: 7) { x, y in
        [UInt8(x), UInt8(y * 30), 100, 255]
      }
      let expected: [UInt8] = (0..<7).flatMap { y in
        (0..<width).flatMap { x -> [UInt8] in [UInt8(x), UInt8(y * 30), 100] }
      }
      let picture = try show(shades, driver: .kitty(.atCursor, kilopixels: 100))
      #expect(picture.pixels && picture.lines.count == 1 && picture.preamble.isEmpty)
      #expect(text(picture).contains("f=24,s=\(width),v=7,c=\(picture.columns),r=\(picture.rows),"))
      #expect(text(picture).contains(";\(String(decoding: expected.base64, as: UTF8.self))\u{1B}\\"))
      let held = try show(shades, driver: .kitty(.inPlaceholders, kilopixels: 100))
      #expect(!held.pixels && held.lines.count == held.rows && !held.preamble.isEmpty)
      let inline = try show(shades, driver: .iterm2(kilopixels: 100))
      #expect(text(inline).contains("width=\(inline.columns);height=\(inline.rows);"))
    }

    @Test(arguments: [1, 3, 20])
    func sendsNoMorePixelsThanAskedFor(kilopixels: Int) throws {
      let picture = try show(
        plain([1, 2, 3, 255], width: 600, height: 60), driver: .iterm2(kilopixels: kilopixels))
      let size = text(picture).split(separator: ";").first { $0.hasPrefix("size=") }
      let bytes = try #require(size.flatMap { Int($0.dropFirst(5)) })
      #expect((kilopixels * 2_500...kilopixels * 3_200).contains(bytes) || kilopixels == 20)
      #expect(bytes <= kilopixels * 3_200)
    }

    /// Four quarters in four colours, looked at one by one.
    @Test(arguments: [
      (0, 0, "8;2;250;0;0"), (10_000, 0, "8;2;0;250;0"), (0, 10_000, "8;2;0;0;250"),
      (10_000, 10_000, "8;2;250;250;250"),
    ])
    func showsThePartThatIsAskedFor(across: Int, down: Int, color: String) throws {
      let quarters = PortableNetworkGraphic(width: 400, height: 400) { x, y in
        switch (x < 200, y < 200) {
        case (true, true): [250, 0, 0, 255]
        case (false, true): [0, 250, 0, 255]
        case (true, false): [0, 0, 250, 255]
        case (false, false): [250, 250, 250, 255]
        }
      }
      let view = PictureView(percent: 100, across: across, down: down)
      let picture = try show(quarters, columns: 20, rows: 10, view: view)
      #expect(picture.lines.count == 10 && Set(picture.lines).count == 1)
      #expect(text(picture).contains(color))
      let part = try #require(picture.part)
      #expect(part.width == 200 && part.height == 200 && part.percent == 100)
      #expect(part.left == across / 50 && part.top == down / 50)
      let all = try show(quarters)
      #expect(all.part?.width == 400 && ["8;2;250;0;0", "8;2;0;250;0"].allSatisfy(text(all).contains))
    }

    @Test func makesDarkPartsBrighter() throws {
      let dark = plain([16, 64, 255, 255])
      #expect(text(try show(dark)).contains("8;2;16;64;255"))
      #expect(text(try show(dark, view: PictureView(isBrighter: true))).contains("8;2;64;128;255"))
    }

    @Test func refusesWhatIsNoPicture() throws {
      let files = [
        try folder.write([], as: "empty.jpg"),
        try folder.write(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), as: "drawing.png"),
        try folder.write(Array("P6 1 1 255\n".utf8) + [1, 2, 3], as: "map.jpg"),
      ]
      let session = WorkerSession(files)
      for key in files.indices { #expect(session.picture(key) == .refused(.notAnImage)) }
      #expect(session.worker.processIdentifier != nil)
    }

    @Test func tellsOfATruncatedPicture() throws {
      let bytes = PortableNetworkGraphic(width: 200, height: 200) { x, y in [UInt8(x), UInt8(y), 0, 255] }
        .bytes
      let session = WorkerSession([try folder.write(Array(bytes[..<(bytes.count / 2)]), as: "half.png")])
      let outcome = session.picture(0)
      guard case .picture(_, damaged: true) = outcome else { throw Unexpected(outcome: outcome) }
    }
  }
}
