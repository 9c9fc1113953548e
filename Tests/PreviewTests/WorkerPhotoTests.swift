import Glibc
import Testing

@testable import Preview

extension WorkerTests {
  /// The real worker, given real photographs and files that break decoders.
  @Suite(.enabled(if: Photos.folder != nil, "\(Photos.missing)")) struct Photographs {
    enum Expected: Equatable, Sendable {
      case intact(columns: Int, rows: Int)
      case damaged
      case refused(PictureRefusal)
    }

    private static let landscape = Expected.intact(columns: 40, rows: 15)

    static let files: [(String, Expected)] = [
      ("astronaut_500.jpg", landscape), ("chelsea_500.jpg", landscape), ("coffee_500.jpg", landscape),
      ("rocket_500.jpg", landscape), ("a.webp", landscape), ("a.gif", landscape), ("a.tiff", landscape),
      ("anim.gif", landscape), ("alpha.png", landscape), ("pal.png", landscape), ("png16.png", landscape),
      ("gray.jpg", landscape), ("cmyk.jpg", landscape),
      ("exif6.jpg", .intact(columns: 24, rows: 16)),
      ("one.png", .intact(columns: 1, rows: 1)), ("thin.png", .intact(columns: 40, rows: 1)),
      ("trunc.jpg", .damaged), ("trunc.png", .damaged), ("corrupt.jpg", .damaged),
      ("trunc_hdr.jpg", .refused(.broken)),
      ("zero.jpg", .refused(.notAnImage)), ("text.jpg", .refused(.notAnImage)),
      ("svg.jpg", .refused(.notAnImage)), ("README.md", .refused(.notAnImage)),
      ("missing.jpg", .refused(.missing)),
      ("bomb.png", .refused(.tooLarge(megapixels: 900, limit: 100))),
      ("bombp.jpg", .refused(.tooLarge(megapixels: 3600, limit: 100))),
    ]

    private var session: WorkerSession {
      WorkerSession(Self.files.map { "\(Photos.folder ?? "")/\($0.0)" })
    }

    private func summary(_ outcome: PictureOutcome?) -> Expected? {
      switch outcome {
      case .picture(_, damaged: true): .damaged
      case .picture(let picture, damaged: false): .intact(columns: picture.columns, rows: picture.rows)
      case .refused(let refusal): .refused(refusal)
      case nil: nil
      }
    }

    /// One worker takes them all, good after bad, and is never started again.
    @Test(arguments: [PictureDriver.symbols(.indexed256), .sixel(colors: 256), .ascii(.monochrome)])
    func showsOrRefusesEveryFile(driver: PictureDriver) {
      let session = session
      var pids: Set<pid_t> = []
      for (key, file) in Self.files.enumerated() {
        #expect(summary(session.picture(key, columns: 40, rows: 16, driver: driver)) == file.1, "\(file.0)")
        if let pid = session.worker.processIdentifier { pids.insert(pid) }
      }
      #expect(pids.count == 1)
    }

    @Test func refusesBombsByTheirHeader() {
      let session = session
      _ = session.picture(0)
      for (key, file) in Self.files.enumerated() where file.0.hasPrefix("bomb") {
        let time = ContinuousClock().measure { _ = session.picture(key) }
        print("\(file.0): refused in \(time)")
        #expect(time < .milliseconds(500))
      }
    }

    @Test func doesNotGrowOverFiveHundredPictures() throws {
      let session = session
      for count in 0..<500 {
        let outcome = session.picture(count % 13, columns: 20 + count % 20, rows: 12)
        guard case .picture(_, damaged: false) = outcome else {
          Issue.record("picture \(count): \(String(describing: outcome))")
          return
        }
      }
      let facts = ProcessFacts(pid: try #require(session.worker.processIdentifier))
      print("worker after 500 pictures: \(facts.residentMemory / 1024) MB, \(facts.descriptors) descriptors")
      #expect(facts.residentMemory < 256 * 1024)
      #expect(facts.descriptors == 3)
    }
  }
}
