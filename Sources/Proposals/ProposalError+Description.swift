extension ProposalError: CustomStringConvertible {
  /// What is wrong, in words for a lead; images and labels by number.
  public var description: String { described { "image \($0)" } }

  /// The same with the images' names.
  public func described(image name: (Int) -> String) -> String {
    switch self {
    case .noModels: "there are no predictions"
    case .tooManyModels(let count):
      "there are \(count) models, and at most \(ProposalPool.mostModels) can be pooled"
    case .tooLarge(let images, let labels):
      "\(images) images x \(labels) labels are too many: at most 2^32 numbers a model, and 2^24 labels"
    case .file(let model, let error): "\(model): \(error)"
    case .wrongShape(let model, let found, let expected):
      "\(model): the array is \(shape(found)), and \(shape(expected)) is needed: a row for each image of"
        + " images.jsonl, a column for each label"
    case .wrongType(let model, let found): "\(model): the numbers are \(found), and f2, f4 or f8 is needed"
    case .notFinite(let model, let places, let count):
      "\(model): \(numbers(count)) NaN or infinite: \(list(places, count, name))"
    case .beyondFloats(let model, let places, let count):
      "\(model): \(numbers(count)) beyond 3.4e38, the range of 32-bit floats: \(list(places, count, name))"
    case .notProbabilities(let model, let places, let count):
      "\(model): \(numbers(count)) below 0 or above 1, which no probability is: \(list(places, count, name))"
    case .several(let errors): errors.map { $0.described(image: name) }.joined(separator: "\n")
    case .unknownModel(let name): "there is no model \(name)"
    case .fewerModels(let count, let least):
      "a label must be proposed by \(least) models, and there \(count == 1 ? "is" : "are") \(count)"
    case .tooManyToSearch(let count):
      "all sets of \(count) models are too many to search; \(CommitteeSearch.mostModels) models are the most"
    case .noGold: "no image has gold that says that a label is there"
    case .recallNotReached(let recall, let best):
      "no committee reaches a recall of \(recall); the best reachable is \(best)"
    }
  }
}

private func shape(_ lengths: [Int]) -> String {
  lengths.isEmpty ? "a single number" : lengths.map(String.init).joined(separator: " x ")
}

private func numbers(_ count: Int) -> String { count == 1 ? "1 number is" : "\(count) numbers are" }

private func list(_ places: [ProposalError.Place], _ count: Int, _ name: (Int) -> String) -> String {
  places.map { "\(name($0.image)), label \($0.label) is \(text($0.value)) at [\($0.image), \($0.label)]" }
    .joined(separator: "; ") + (count > places.count ? "; …" : "")
}

/// With the fewest digits that tell a number from the next float, where it is one.
private func text(_ value: Double) -> String {
  let float = Float(value)
  return Double(float) == value || value.isNaN ? "\(float)" : "\(value)"
}
