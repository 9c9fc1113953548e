import DurableFiles
import Foundation
import Testing

@Suite("Opening beneath a folder", .timeLimit(.minutes(1)))
struct OpenBeneathTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.folder("images/sub")
    try scratch.folder("images2")
    try scratch.folder("outside")
    try scratch.write("images/a.jpg", "picture a")
    try scratch.write("images/sub/b.jpg", "picture b")
    try scratch.write("images2/c.jpg", "secret c")
    try scratch.write("outside/d.jpg", "secret d")
  }

  private func content(
    _ path: String, folder: String = "images", largest: Int = .max
  ) throws(OpenBeneathError) -> String {
    let file = try openBeneath(folder: scratch(folder), path: path, largest: largest)
    return String(decoding: FileHandle(fileDescriptor: file.number).readDataToEndOfFile(), as: UTF8.self)
  }

  @Test func filesInside() throws {
    #expect(try content("a.jpg") == "picture a")
    #expect(try content("sub/b.jpg") == "picture b")
    #expect(try content("./sub//./b.jpg") == "picture b")
    try scratch.write("images/..odd. name…\n.jpg", "odd")
    #expect(try content("..odd. name…\n.jpg") == "odd")
    #expect(try content("images/a.jpg", folder: ".") == "picture a")
  }

  @Test(
    "Paths that are no names inside",
    arguments: [
      "", "/", ".", "..", "../outside/d.jpg", "sub/../a.jpg", "sub/..", "/etc/passwd", "a\0.jpg", "\0",
      "//a.jpg", "./",
    ])
  func refusedPaths(path: String) throws {
    #expect(throws: OpenBeneathError.outside) { try content(path) }
  }

  @Test func missingFiles() throws {
    for path in ["none.jpg", "none/a.jpg", "a.jpg/b.jpg", "a.jpg/"] {
      #expect(throws: OpenBeneathError.missing, "\(path)") { try content(path) }
    }
    #expect(throws: OpenBeneathError.missing) { try content("a.jpg", folder: "none") }
  }

  @Test func linksThatStayInside() throws {
    try scratch.link("images/relative.jpg", to: "sub/b.jpg")
    try scratch.link("images/absolute.jpg", to: scratch("images/a.jpg"))
    try scratch.link("images/sub/up.jpg", to: "../a.jpg")
    try scratch.link("images/chain.jpg", to: "sub/up.jpg")
    try scratch.link("images/around.jpg", to: "../images/a.jpg")
    try scratch.link("images/folder", to: "sub")
    #expect(try content("relative.jpg") == "picture b")
    #expect(try content("absolute.jpg") == "picture a")
    #expect(try content("sub/up.jpg") == "picture a")
    #expect(try content("chain.jpg") == "picture a")
    #expect(try content("around.jpg") == "picture a")
    #expect(try content("folder/b.jpg") == "picture b")
  }

  @Test func linksThatLeadOut() throws {
    try scratch.link("images/relative.jpg", to: "../outside/d.jpg")
    try scratch.link("images/absolute.jpg", to: scratch("outside/d.jpg"))
    try scratch.link("images/chain.jpg", to: "relative.jpg")
    try scratch.link("images/folder", to: "../outside")
    try scratch.link("images/sibling.jpg", to: "../images2/c.jpg")
    try scratch.link("images/passwd.jpg", to: "/etc/passwd")
    for path in ["relative.jpg", "absolute.jpg", "chain.jpg", "folder/d.jpg", "sibling.jpg", "passwd.jpg"] {
      #expect(throws: OpenBeneathError.outside, "\(path)") { try content(path) }
    }
  }

  @Test func linksThatLeadNowhere() throws {
    try scratch.link("images/dangling.jpg", to: "none.jpg")
    try scratch.link("images/loop.jpg", to: "loop.jpg")
    #expect(throws: OpenBeneathError.missing) { try content("dangling.jpg") }
    #expect(throws: OpenBeneathError.unreadable(Errno(ELOOP))) { try content("loop.jpg") }
  }

  @Test func theFolderItselfMayBeALink() throws {
    try scratch.link("pictures", to: "images")
    #expect(try content("sub/b.jpg", folder: "pictures") == "picture b")
    #expect(throws: OpenBeneathError.missing) { try content("d.jpg", folder: "pictures") }
  }

  @Test func theRootMayBeTheFolder() throws {
    let file = try openBeneath(folder: "/", path: String(scratch("images/a.jpg").dropFirst()))
    #expect(file.number > 2)
  }

  @Test func foldersPipesAndDevices() throws {
    #expect(mkfifo(scratch("images/pipe.jpg"), 0o600) == 0)
    try scratch.link("images/zero.jpg", to: "/dev/zero")
    #expect(throws: OpenBeneathError.notARegularFile) { try content("sub") }
    #expect(throws: OpenBeneathError.notARegularFile) { try content("sub/") }
    #expect(throws: OpenBeneathError.notARegularFile) { try content("pipe.jpg") }
    #expect(throws: OpenBeneathError.outside) { try content("zero.jpg") }
    #expect(throws: OpenBeneathError.notARegularFile) { _ = try openBeneath(folder: "/dev", path: "zero") }
  }

  @Test func theSizeIsLimited() throws {
    #expect(try content("a.jpg", largest: 9) == "picture a")
    #expect(throws: OpenBeneathError.tooLarge(9)) { try content("a.jpg", largest: 8) }
    try scratch.write("images/empty.jpg", "")
    #expect(try content("empty.jpg", largest: 0) == "")
  }

  @Test func aFileReplacedWhileItIsOpened() throws {
    let (a, secret) = (scratch("images/a.jpg"), scratch("outside/d.jpg"))
    /// Swaps the file for a link out before the open of this number.
    func swapping(before number: Int) -> SystemCalls {
      let counter = Flags()
      var calls = SystemCalls.real
      calls.open = { path, flags, mode throws(Errno) in
        if counter.all.count == number {
          try SystemCalls.real.unlink(a)
          symlink(secret, a)
        }
        counter.note(flags)
        return try SystemCalls.real.open(path, flags, mode)
      }
      return calls
    }
    let images = scratch("images")
    #expect(throws: OpenBeneathError.outside) {
      _ = try openBeneath(folder: images, path: "a.jpg", calls: swapping(before: 0))
    }
    try SystemCalls.real.unlink(a)
    try scratch.write("images/a.jpg", "picture a")
    let file = try openBeneath(folder: images, path: "a.jpg", calls: swapping(before: 1))
    let content = FileHandle(fileDescriptor: file.number).readDataToEndOfFile()
    #expect(String(decoding: content, as: UTF8.self) == "picture a")
  }

  @Test func nothingIsLeftOpen() throws {
    try scratch.link("images/out.jpg", to: "../outside/d.jpg")
    let counts = Counter()
    var calls = SystemCalls.real
    calls.open = { path, flags, mode throws(Errno) in
      let descriptor = try SystemCalls.real.open(path, flags, mode)
      counts.add(1)
      return descriptor
    }
    calls.close = { descriptor throws(Errno) in
      counts.add(-1)
      try SystemCalls.real.close(descriptor)
    }
    for path in ["a.jpg", "out.jpg", "sub", "none", "../a.jpg"] {
      _ = try? openBeneath(folder: scratch("images"), path: path, largest: 100, calls: calls).number
      #expect(counts.value == 0, "\(path)")
    }
  }

  @Test func everyErrorHasWords() {
    let errors: [OpenBeneathError] = [
      .missing, .outside, .notARegularFile, .tooLarge(9), .unreadable(Errno(EACCES)),
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(OpenBeneathError.tooLarge(9).description == "too large: 9 bytes")
  }
}
