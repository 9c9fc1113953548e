import Campaigns
import Preview
import Sessions

/// Pictures of a campaign as `data:` addresses, small enough to be put into a page.
final class PictureAddresses {
  /// What became of a picture: its address, or why there is none.
  typealias Address = (address: String?, refusal: String)

  /// A picture of at most 240 x 180 pixels, as so many cells of one pixel.
  private static let (width, height) = (240, 180)

  private let worker: PreviewWorker
  private let clock = SessionClock.monotonic()

  init(_ campaign: Campaign) {
    worker = PreviewWorker { campaign.openPicture(numbered: $0) }
  }

  deinit { worker.stop() }

  /// The addresses of images by their positions.
  func addresses(of images: [Int]) -> [Int: Address] {
    var addresses: [Int: Address] = [:]
    withProgress("Reading pictures") { progress in
      for (done, image) in images.enumerated() {
        progress(Double(done) / Double(images.count))
        addresses[image] = address(of: image)
      }
    }
    return addresses
  }

  private func address(of image: Int) -> Address {
    let request = PictureRequest(
      key: image, columns: Self.width, rows: Self.height, cell: CellSize(width: 1, height: 1),
      driver: .dataAddress(kilopixels: Self.width * Self.height / 1000 + 1),
      background: PictureColor(red: 255, green: 255, blue: 255))
    switch worker.outcome(of: request, now: now) {
    case .picture(let picture, _):
      return (picture.lines.first.map { String(decoding: $0, as: UTF8.self) }, "")
    case .refused(let refusal): return (nil, refusal.description)
    case nil: return (nil, "This picture took too long.")
    }
  }

  private func now() -> Duration { .milliseconds(clock.milliseconds()) }
}
