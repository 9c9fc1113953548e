import Campaigns
import RatingStore
import Ratings

/// The images and raters of a file, numbered as they come, and the labels that are known already.
struct Vocabulary {
  private let labels: Set<Int>
  private var imageNames = NameTable()
  private var raterNames = NameTable()
  private(set) var images: [CampaignImage] = []
  private(set) var raters: [NewRater] = []

  /// Starts with labels alone.
  init(labels: [Label]) {
    self.labels = Set(labels.map(\.index))
  }

  /// The position of an image, which is added when it is new; its picture's file is its name.
  mutating func image(_ name: String) throws(Refusal) -> Int {
    let (position, isNew) = imageNames.insert(name)
    if isNew {
      if let reason = CampaignImage.whyNotAFile(name) { throw Refusal("image \(quoted(name)) \(reason)") }
      images.append(CampaignImage(id: name, file: name))
    }
    return position
  }

  /// The position of a rater, who is added when new.
  mutating func rater(_ name: ArraySlice<UInt8>) throws(Refusal) -> Int {
    let (position, isNew) = raterNames.insert(name.span)
    if isNew {
      let text = String(decoding: name, as: UTF8.self)
      guard let rater = RaterName(text) else {
        throw Refusal(
          """
          \(quoted(text)) is no rater's name: 1 to \(RaterName.longest) of A-Z a-z 0-9 . _ - beginning with a letter \
          or digit
          """)
      }
      raters.append(NewRater(name: rater))
    }
    return position
  }

  /// The index of a label, which must be known.
  func label(_ text: Substring) throws(Refusal) -> Int {
    guard let index = Int(text), String(index) == text else {
      throw Refusal("\(quoted(String(text))) is no label's index")
    }
    return try label(index)
  }

  /// The same index; the label must be known.
  func label(_ index: Int) throws(Refusal) -> Int {
    guard labels.contains(index) else { throw Refusal("label \(index) is not among the labels") }
    return index
  }
}

/// Why a value is not accepted; whoever knows its place makes an `ExchangeError` of it.
struct Refusal: Error {
  let reason: String
  /// The line or the offset, where it is not the current one.
  let place: Int?

  init(_ reason: String, place: Int? = nil) {
    (self.reason, self.place) = (reason, place)
  }
}

extension Answer {
  /// An answer as files write it: `yes`, `no` or `maybe`.
  init(named text: ArraySlice<UInt8>) throws(Refusal) {
    if text.elementsEqual("no".utf8) {
      self = .no
    } else if text.elementsEqual("yes".utf8) {
      self = .yes
    } else if text.elementsEqual("maybe".utf8) {
      self = .maybe
    } else {
      throw Refusal("\(quoted(String(decoding: text, as: UTF8.self))) is no answer: yes, no or maybe is")
    }
  }
}

extension CampaignImage {
  /// Why a text cannot be the path of a picture below the images folder; nil when it can.
  static func whyNotAFile(_ path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if path.isEmpty { return "has no name" }
    if parts.first?.isEmpty == true { return "would be a file outside the images folder" }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) {
      return "would be a file outside the images folder"
    }
    return path.utf8.contains(0) ? "holds a zero byte" : nil
  }
}
