import Testing

@testable import NumPyFiles

private let ids = npy(header("|u1", shape: "(3,)"), elements: [1, 2, 3])

private func member(_ name: String = "ids.npy", _ content: [UInt8] = ids) -> ZipBuilder.Member {
  ZipBuilder.Member(name: name, content: content)
}

private func deflated(_ name: String = "ids.npy", _ content: [UInt8] = ids) -> ZipBuilder.Member {
  ZipBuilder.Member(
    name: name, content: deflatedWithoutCompression(content), size: content.count, checksum: crc32(content),
    method: 8)
}

private func large(_ numbers: [Int]) -> [UInt8] {
  little(1, 2) + little(8 * numbers.count, 2) + numbers.flatMap { little($0, 8) }
}

/// The error of opening an archive and reading everything in it.
private func failure(_ builder: ZipBuilder, library: InflateLibrary = .isal) -> NumPyError? {
  thrownError {
    let archive = try NumPyArchive(source(builder.bytes), library: library)
    for name in archive.names { _ = try archive.array(name).values(of: UInt8.self) }
  }
}

/// Archives in order, however unusual.
@Suite struct ArchiveTests {
  static let variations: [(String, ZipBuilder)] = [
    ("stored", ZipBuilder(member())),
    ("deflated", ZipBuilder(deflated())),
    ("comment", with(ZipBuilder(member())) { $0.comment = Array("by hand".utf8) }),
    (
      "comment like an end",
      with(ZipBuilder(member())) { $0.comment = Array("PK\u{5}\u{6}".utf8) + little(0, 30) }
    ),
    ("longest comment", with(ZipBuilder(member())) { $0.comment = little(0, 65_535) }),
    ("member comment", ZipBuilder(with(member()) { $0.comment = "three ids" })),
    ("foreign extra fields", ZipBuilder(with(member()) { $0.extra = [9, 9, 2, 0, 1, 1] })),
    ("broken foreign extra field", ZipBuilder(with(member()) { $0.extra = [9, 9, 255] })),
    (
      "extra field in the member's header only", ZipBuilder(with(member()) { $0.memberExtra = little(7, 33) })
    ),
    ("sizes behind the content", ZipBuilder(with(deflated()) { $0.flags = 8 })),
    ("UTF-8 flag", ZipBuilder(with(member()) { $0.flags = 1 << 11 })),
    ("compression hints", ZipBuilder(with(deflated()) { $0.flags = 6 })),
    ("something before it", with(ZipBuilder(member())) { $0.prefix = Array("#!/bin/sh\n".utf8) }),
    ("large end record", with(ZipBuilder(member())) { $0.isLarge = true }),
    ("large numbers", with(ZipBuilder(largeMember())) { $0.isLarge = true }),
    (
      "large size alone",
      ZipBuilder(with(member()) { ($0.size, $0.extra) = (0xFFFF_FFFF, large([ids.count])) })
    ),
    ("other members", ZipBuilder(member("a/"), member("readme.txt", []), member())),
  ]

  private static func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
  }

  /// All numbers of a member in its extra field, after one of another kind.
  private static func largeMember() -> ZipBuilder.Member {
    with(member()) {
      ($0.size, $0.compressedSize, $0.start) = (0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF)
      $0.extra = [9, 9, 1, 0, 0] + large([ids.count, ids.count, 0])
      $0.memberExtra = large([ids.count, ids.count])
    }
  }

  @Test(arguments: variations.indices, InflateLibrary.allCases)
  func inOrder(index: Int, library: InflateLibrary) throws {
    let (name, builder) = Self.variations[index]
    let archive = try NumPyArchive(source(builder.bytes), library: library)
    #expect(archive.names == ["ids"], "\(name)")
    #expect(try archive.array("ids").values() == [1, 2, 3] as [UInt8], "\(name)")
  }

  @Test func empty() throws {
    #expect(try NumPyArchive(source(ZipBuilder().bytes)).names == [])
  }

  @Test func manyMembers() throws {
    let members = (0..<300).map { member("array-\($0).npy") }
    let archive = try NumPyArchive(source(ZipBuilder(members: members).bytes))
    #expect(archive.names == (0..<300).map { "array-\($0)" })
    #expect(try archive.array("array-299").values() == [1, 2, 3] as [UInt8])
  }

  @Test func missingMembersAreNamed() throws {
    let archive = try NumPyArchive(source(ZipBuilder(member("a.npy"), member("b.npy")).bytes))
    let error = thrownError { _ = try archive.array("c").header }
    #expect(error == archiveProblem(.memberMissing("c.npy", present: ["a.npy", "b.npy"]), at: 0))
  }
}

/// Archives out of order: each problem, where it is.
@Suite struct ArchiveProblemTests {
  private let size = ids.count
  private var entrySize: Int { 46 + 7 }

  @Test func noArchive() {
    for bytes in [[], [0x50], Array("PK\u{5}\u{6}".utf8), little(0, 21), little(0, 100_000), ids] {
      let error = thrownError { _ = try NumPyArchive(source(bytes)) }
      #expect(error == archiveProblem(.notAnArchive, at: bytes.count))
    }
  }

  @Test func everyTruncation() {
    let whole = ZipBuilder(member("a.npy"), deflated("b.npy")).bytes
    for end in 0..<whole.count {
      #expect(thrownError { _ = try NumPyArchive(source(Array(whole[..<end]))) } != nil)
    }
  }

  @Test func endRecord() {
    var builder = ZipBuilder(member())
    let (bytes, _, directory) = builder.build()
    let end = bytes.count - 22
    #expect(directory + entrySize == end)
    builder.count = 2
    #expect(failure(builder) == archiveProblem(.memberCountDiffers(declared: 2, listed: 1), at: end))
    builder.count = 0
    #expect(failure(builder) == archiveProblem(.memberCountDiffers(declared: 0, listed: 1), at: end))
    builder.count = nil
    builder.directorySize = entrySize - 1
    #expect(failure(builder) == archiveProblem(.directoryMisplaced, at: end))
    (builder.directorySize, builder.directoryStart) = (nil, 0xFFFF_FFFF)
    #expect(failure(builder) == archiveProblem(.directoryMisplaced, at: end))
    // Shifted consistently, the list begins in the middle of something.
    (builder.directorySize, builder.directoryStart) = (entrySize + 1, directory - 1)
    #expect(failure(builder) == archiveProblem(.recordExpected(.directoryEntry), at: directory - 1))
    (builder.directorySize, builder.directoryStart, builder.disk) = (nil, nil, 1)
    #expect(failure(builder) == archiveProblem(.severalDisks, at: end + 4))
  }

  @Test func largeEndRecord() {
    var builder = ZipBuilder(member())
    builder.isLarge = true
    let (bytes, _, directory) = builder.build()
    let locator = bytes.count - 42
    let record = directory + entrySize
    #expect(locator == record + 56)
    builder.largeEndStart = record + 1
    #expect(failure(builder) == archiveProblem(.recordExpected(.largeEnd), at: locator))
    builder.largeEndStart = record - 1
    #expect(failure(builder) == archiveProblem(.recordExpected(.largeEnd), at: record - 1))
    builder.largeEndStart = -1
    #expect(failure(builder) == archiveProblem(.numberTooLarge, at: locator + 8))
    (builder.largeEndStart, builder.largeEndSize) = (nil, 45)
    #expect(failure(builder) == archiveProblem(.recordExpected(.largeEnd), at: record))
    (builder.largeEndSize, builder.directoryStart) = (44, -1)
    #expect(failure(builder) == archiveProblem(.numberTooLarge, at: record + 48))
    (builder.directoryStart, builder.disk) = (nil, 1)
    #expect(failure(builder) == archiveProblem(.severalDisks, at: record + 16))
  }

  @Test func hugeLists() {
    // A file that claims to be large, as a sparse one may be, is not read into memory.
    struct Sparse: ByteSource {
      let name = "test.npz"
      let count = 1 << 40
      let tail: [UInt8]
      func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        for index in buffer.indices {
          let place = offset + index - (count - tail.count)
          buffer[index] = place >= 0 ? tail[place] : 0
        }
        return buffer.count
      }
    }
    var builder = ZipBuilder()
    builder.isLarge = true
    let directoryEnd = 1 << 40 - 98
    (builder.directorySize, builder.directoryStart) = (directoryEnd, 0)
    builder.largeEndStart = directoryEnd
    let error = thrownError { _ = try NumPyArchive(Sparse(tail: builder.bytes)) }
    #expect(error == archiveProblem(.directoryTooLarge(directoryEnd), at: 0))
  }

  @Test(arguments: [
    "../ids.npy", "a/../ids.npy", "..", "/etc/ids.npy", "a\\ids.npy", "", "a\u{1}.npy", "ids\0.npy",
    "\u{7F}.npy",
  ])
  func unsafeNames(name: String) {
    var bad = member()
    bad.name = name
    let (bytes, _, directory) = ZipBuilder(bad).build()
    let error = thrownError { _ = try NumPyArchive(source(bytes)) }
    #expect(error == archiveProblem(.unsafeMemberName(name), at: directory))
  }

  @Test func namesThatAreNoText() {
    var bad = member()
    bad.nameBytes = [0xFF] + Array(".npy".utf8)
    let (bytes, _, directory) = ZipBuilder(bad).build()
    let error = thrownError { _ = try NumPyArchive(source(bytes)) }
    #expect(error == archiveProblem(.unsafeMemberName("\u{FFFD}.npy"), at: directory))
  }

  @Test func twoMembersOfOneName() {
    let (bytes, _, directory) = ZipBuilder(member(), member()).build()
    let error = thrownError { _ = try NumPyArchive(source(bytes)) }
    #expect(error == archiveProblem(.memberTwice("ids.npy"), at: directory + entrySize))
  }

  /// What is wrong with the entry in the list of members.
  @Test func entries() {
    let cases: [((inout ZipBuilder.Member) -> Void, ArchiveProblem)] = [
      ({ $0.flags = 1 }, .encrypted(member: "ids.npy")),
      ({ $0.flags = 1 << 6 }, .encrypted(member: "ids.npy")),
      ({ $0.flags = 1 << 13 }, .encrypted(member: "ids.npy")),
      ({ $0.method = 12 }, .unsupportedCompression(member: "ids.npy", method: 12)),
      ({ $0.disk = 3 }, .severalDisks),
      ({ $0.size = ids.count + 1 }, .impossibleSize(member: "ids.npy", compressed: size, inflated: size + 1)),
    ]
    for (change, problem) in cases {
      var bad = member()
      change(&bad)
      let builder = ZipBuilder(bad)
      #expect(failure(builder) == archiveProblem(problem, at: builder.build().directory))
    }
  }

  @Test func largeNumbersThatAreNotThere() {
    for extra in [[], little(9, 2) + little(8, 2) + little(5, 8)] {
      var bad = member()
      (bad.size, bad.extra) = (0xFFFF_FFFF, extra)
      let reason = failure(ZipBuilder(bad))?.reason
      #expect(reason == .archive(.largeNumberMissing))
    }
    var short = member()
    (short.size, short.compressedSize, short.extra) = (0xFFFF_FFFF, 0xFFFF_FFFF, large([size]))
    #expect(failure(ZipBuilder(short))?.reason == .truncated)
  }

  /// What is wrong with the member's own header.
  @Test func memberHeaders() {
    let changes: [(inout ZipBuilder.Member) -> Void] = [
      { $0.memberName = "Ids.npy" }, { $0.memberName = "idz.npy" }, { $0.memberMethod = 8 },
      { $0.memberChecksum = 1 },
    ]
    for change in changes {
      var bad = member()
      change(&bad)
      #expect(failure(ZipBuilder(bad)) == archiveProblem(.memberHeaderDiffers(member: "ids.npy"), at: 0))
    }
    var moved = member()
    moved.start = 1
    #expect(failure(ZipBuilder(moved))?.reason == .archive(.membersOverlap(member: "ids.npy")))
    moved.content += little(0, 10)
    (moved.size, moved.compressedSize) = (size, size)
    #expect(failure(ZipBuilder(moved)) == archiveProblem(.recordExpected(.memberHeader), at: 1))
  }

  /// The same bytes listed many times, as the densest bombs have them.
  @Test func overlaps() {
    var second = member("b.npy")
    second.start = 1
    #expect(
      failure(ZipBuilder(member("a.npy"), second))?.reason == .archive(.membersOverlap(member: "a.npy")))
    var beyond = member()
    beyond.start = 1 << 30
    let builder = ZipBuilder(beyond)
    #expect(
      failure(builder) == archiveProblem(.membersOverlap(member: "ids.npy"), at: builder.build().directory))
    // Only the length of the extra field tells that this one reaches into the list.
    var stretched = member()
    (stretched.memberExtra, stretched.content) = (little(0, 40), Array(ids.dropLast(20)))
    (stretched.size, stretched.compressedSize, stretched.checksum) = (ids.count, ids.count, 0)
    #expect(failure(ZipBuilder(stretched)) == archiveProblem(.membersOverlap(member: "ids.npy"), at: 0))
  }
}

/// What is wrong within a member's content; with both libraries.
@Suite struct ContentTests {
  @Test(arguments: InflateLibrary.allCases)
  func checksums(library: InflateLibrary) {
    for var bad in [member(), deflated()] {
      bad.checksum = 0x1234_5678
      let error = failure(ZipBuilder(bad), library: library)
      let problem = ArchiveProblem.wrongChecksum(declared: 0x1234_5678, found: crc32(ids))
      #expect(error == archiveProblem(problem, at: ids.count, member: "ids.npy"))
    }
  }

  @Test(arguments: InflateLibrary.allCases)
  func sizes(library: InflateLibrary) {
    let more = ids + [4]
    var long = deflated("ids.npy", more)
    long.size = ids.count
    #expect(
      failure(ZipBuilder(long), library: library)
        == archiveProblem(.longerThanDeclared, at: ids.count, member: "ids.npy"))
    var short = deflated("ids.npy", Array(ids.dropLast()))
    short.size = ids.count
    #expect(
      failure(ZipBuilder(short), library: library)
        == NumPyError(file: "test.npz", member: "ids.npy", offset: ids.count - 1, reason: .truncated))
    var left = deflated()
    left.content += [0, 0, 0]
    #expect(
      failure(ZipBuilder(left), library: library)
        == archiveProblem(.compressedBytesLeft(3), at: ids.count, member: "ids.npy"))
  }

  @Test(arguments: InflateLibrary.allCases)
  func everyTruncatedStream(library: InflateLibrary) {
    let whole = deflated()
    for end in 0..<whole.content.count {
      var bad = whole
      bad.content = Array(whole.content[..<end])
      let error = failure(ZipBuilder(bad), library: library)
      #expect(error?.member == "ids.npy")
      #expect(error?.reason == .truncated, "\(end) bytes")
    }
  }

  @Test(arguments: InflateLibrary.allCases)
  func damagedStreams(library: InflateLibrary) {
    // A block of a type that does not exist; lengths that do not fit; a distance before the beginning.
    let streams: [[UInt8]] = [[0x07], [0x01, 5, 0, 5, 0, 1, 2, 3, 4, 5], [0x03, 0x02, 0, 0, 0]]
    for stream in streams {
      var bad = deflated()
      bad.content = stream
      let error = failure(ZipBuilder(bad), library: library)
      #expect(error == archiveProblem(.damagedCompression, at: 0, member: "ids.npy"), "\(stream)")
    }
  }

  @Test(arguments: InflateLibrary.allCases)
  func manyBlocks(library: InflateLibrary) throws {
    let elements = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
    let content = npy(header("|u1", shape: "(100000,)"), elements: elements)
    for blockSize in [1000, 65_535] {
      var blocks = deflated("ids.npy", content)
      blocks.content = deflatedWithoutCompression(content, blockSize: blockSize)
      let archive = try NumPyArchive(source(ZipBuilder(blocks).bytes), library: library)
      #expect(try archive.array("ids").values() == elements)
    }
  }
}
