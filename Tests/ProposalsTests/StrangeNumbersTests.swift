import NumPyFiles
import Testing

@testable import Proposals

/// Numbers and layouts that predictions may have, and what is said of those that they may not.
@Suite struct StrangeNumbersTests {
  private func pooled(_ file: PredictionFile, images: Int, labels: Int, allowing: Bool = false)
    throws(ProposalError) -> ProposalPool
  {
    var rule = PoolingRule()
    (rule.perImage, rule.allowsNonFinite) = (1, allowing)
    return try pool(
      [file], PredictedImages(originals: Array(repeating: nil, count: images), labelCount: labels),
      rule: rule,
      processors: 1)
  }

  private func problem(_ file: PredictionFile, images: Int, labels: Int, allowing: Bool = false) -> String {
    do throws(ProposalError) {
      _ = try pooled(file, images: images, labels: labels, allowing: allowing)
      return ""
    } catch {
      return error.description
    }
  }

  private func file<Number: NumPyElement>(
    _ rows: [[Number]], _ descriptor: String, kind: PredictionFile.Kind = .logits, fortran: Bool = false
  ) -> PredictionFile {
    var bytes = npy(rows, width: rows[0].count, descriptor: descriptor)
    if fortran, let place = bytes.firstRange(of: Array("False,".utf8)) {
      bytes.replaceSubrange(place, with: Array("True, ".utf8))
    }
    return PredictionFile(model: "m", source: MemorySource(bytes, name: "m.npy"), kind: kind)
  }

  // MARK: Numbers of 64 bits

  @Test func finiteNumbersBeyondFloatsAreCalledSo() {
    let rows: [[Double]] = [[0, 1, 2], [3, 1e39, 4], [5, -.greatestFiniteMagnitude, 6]]
    for allowing in [false, true] {
      #expect(
        problem(file(rows, "<f8"), images: 3, labels: 3, allowing: allowing)
          == "m: 2 numbers are beyond 3.4e38, the range of 32-bit floats: "
          + "image 1, label 1 is 1e+39 at [1, 1]; image 2, label 1 is -1.7976931348623157e+308 at [2, 1]")
    }
  }

  @Test func onlyTheFirstFewAreNamed() {
    let rows = [[Double]](repeating: [1e300, 0], count: 7)
    let text = problem(file(rows, "<f8"), images: 7, labels: 2)
    #expect(text.contains("7 numbers are beyond"))
    #expect(text.contains("image 4, label 0 is 1e+300 at [4, 0]; …"))
    #expect(!text.contains("image 5"))
  }

  @Test func whatIsNotFiniteIsCalledThat() {
    let rows: [[Double]] = [[0, .infinity, 2], [3, 1, .nan], [0, 0, -.infinity]]
    #expect(
      problem(file(rows, "<f8"), images: 3, labels: 3)
        == "m: 3 numbers are NaN or infinite: image 0, label 1 is inf at [0, 1]; "
        + "image 1, label 2 is nan at [1, 2]; image 2, label 2 is -inf at [2, 2]")
    #expect(problem(file(rows, "<f8"), images: 3, labels: 3, allowing: true) == "")
  }

  @Test func theGreatestFloatIsOne() throws {
    let most = Double(Float.greatestFiniteMagnitude)
    let pool = try pooled(file([[-most, most], [most, -most]], "<f8"), images: 2, labels: 2)
    #expect(pool.models[0].top(of: 0) == 1)
    #expect(pool.models[0].top(of: 1) == 0)
  }

  // MARK: Probabilities

  @Test(arguments: [Float(1).nextUp, Float(1 + 9e-7), Float(-9e-7)])
  func roundingIsNoError(number: Float) {
    let rows: [[Float]] = [[0, number, 0], [0.5, 0.25, 0.25]]
    #expect(problem(file(rows, "<f4", kind: .probabilities), images: 2, labels: 3) == "")
  }

  @Test(arguments: [Float(1.0001), Float(-0.0001), Float(37)])
  func whatNoRoundingExplainsIsRefused(number: Float) {
    let rows: [[Float]] = [[0.5, 0.25, 0.25], [0, number, 0]]
    #expect(
      problem(file(rows, "<f4", kind: .probabilities), images: 2, labels: 3)
        == "m: 1 number is below 0 or above 1, which no probability is: "
        + "image 1, label 1 is \(number) at [1, 1]")
  }

  // MARK: Layouts

  @Test(arguments: ["<f4", ">f4"])
  func columnsFirstIsRefused(descriptor: String) {
    let rows: [[Float]] = [[0, 1, 2], [3, 4, 5]]
    #expect(
      problem(file(rows, descriptor, fortran: true), images: 2, labels: 3).contains("Fortran order"))
    let doubles: [[Double]] = [[0, 1, 2], [3, 4, 5]]
    #expect(
      problem(file(doubles, descriptor.replacing("4", with: "8"), fortran: true), images: 2, labels: 3)
        .contains("Fortran order"))
  }

  /// With one column, or one row, both orders are the same.
  @Test(arguments: [false, true])
  func bothByteOrders(fortran: Bool) throws {
    let tops = [3, 0, 2, 1]
    let rows: [[Float]] = tops.map { top in (0..<4).map { $0 == top ? 2.5 : Float($0) / 8 } }
    for row in rows {
      let shown = (row.firstIndex(of: 2.5))
      let big = row.map { Float(bitPattern: $0.bitPattern.byteSwapped) }
      let bigDoubles = row.map { Double(bitPattern: Double($0).bitPattern.byteSwapped) }
      let bigHalves = row.map { Float16(bitPattern: Float16($0).bitPattern.byteSwapped) }
      for file in [
        file([row], "<f4", fortran: fortran), file([big], ">f4", fortran: fortran),
        file([bigDoubles], ">f8", fortran: fortran), file([bigHalves], ">f2", fortran: fortran),
      ] {
        #expect(try pooled(file, images: 1, labels: 4).models[0].top(of: 0) == shown)
      }
    }
  }
}
