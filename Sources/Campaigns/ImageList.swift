import RatingStore
import Ratings

/// The images of a campaign in the order of `images.jsonl`, found by position and by name.
public struct ImageList: Sendable {
  /// The images' names by position.
  public private(set) var ids = NameTable()
  private var files = TextColumn()
  private var originals: [Int] = []
  /// Stands for no original label; indices are 0 or more.
  private static let noOriginal = -1

  /// An empty list.
  init() {}

  /// Makes room for so many images.
  mutating func reserve(_ count: Int) {
    ids.reserve(count)
    files.reserve(count)
    originals.reserveCapacity(count)
  }

  /// Adds an image at the end; false, and nothing added, when its name is there already.
  mutating func append(id: Span<UInt8>, file: Span<UInt8>, original: Int?) -> Bool {
    guard ids.insert(id).isNew else { return false }
    files.append(file)
    originals.append(original ?? Self.noOriginal)
    return true
  }

  /// The position of the image with that name, or nil.
  public func position(of id: String) -> Int? { ids.position(of: id) }

  /// The index of the image's original label, where there is one.
  public func original(at position: Int) -> Int? {
    originals[position] == Self.noOriginal ? nil : originals[position]
  }
}

extension ImageList: ImageColumns {
  /// 0: positions count from 0 in the order of the file.
  public var startIndex: Int { 0 }
  /// How many images there are.
  public var endIndex: Int { originals.count }

  /// For each image the index of its original label, where there is one.
  public var originalLabels: [Int?] { originals.map { $0 == Self.noOriginal ? nil : $0 } }

  /// The image at a position, made on demand.
  public subscript(position: Int) -> CampaignImage {
    CampaignImage(id: ids[position], file: files[position], original: original(at: position))
  }
}
