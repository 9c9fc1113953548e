extension PictureRefusal: CustomStringConvertible {
  /// One plain sentence, to be shown in the picture's place.
  public var description: String {
    switch self {
    case .missing: "This picture is missing."
    case .outsideFolder: cannotBeShown("it lies outside the images folder")
    case .unreadable(let reason): cannotBeShown(reason)
    case .fileTooLarge(let megabytes, let limit):
      "This picture is too large (a file of \(megabytes) megabytes; the limit is \(limit))."
    case .notAnImage: cannotBeShown("not an image file")
    case .tooLarge(let megapixels, let limit):
      "This picture is too large (\(megapixels) megapixels; the limit is \(limit))."
    case .broken: cannotBeShown("the file is damaged")
    case .tooMuchMemory: cannotBeShown("reading it takes too much memory")
    case .tooLong(let seconds): cannotBeShown("reading it took longer than \(seconds) seconds")
    case .workerDied: cannotBeShown("the picture program stopped while reading it")
    case .workerMissing(let program, let places):
      "Pictures cannot be shown: \(program) was not found in \(places.joined(separator: ", "))."
    case .workerUnusable(let reason): "Pictures cannot be shown: \(reason)."
    case .noRoom: "There is no room for the picture."
    case .switchedOff: "Pictures are switched off."
    }
  }

  private func cannotBeShown(_ reason: String) -> String {
    "This picture cannot be shown: \(reason)."
  }
}

extension RenderedPicture {
  /// The sentence to show beside a damaged picture.
  public static let damagedNotice = "This picture is damaged: part of it may be missing."
}
