/// Numbers with gaps, such as images, numbered again from 0 without gaps and in the same order.
struct DenseNumbers {
  /// The new number of each element.
  let numbers: [Int]
  /// How many different ones there are.
  let count: Int

  init(_ elements: [Int]) {
    let different = Set(elements).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(different, different.indices))
    numbers = elements.compactMap { places[$0] }
    count = different.count
  }
}
