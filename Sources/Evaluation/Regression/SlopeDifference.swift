/// Whether two lines have different slopes.
///
/// - pooled: the t test of the interaction in an analysis of covariance, which takes all residuals for equally spread:
///   s² = (RSS₁ + RSS₂) / (n₁ + n₂ - 4), t = difference / √(s² / Sxx₁ + s² / Sxx₂), n₁ + n₂ - 4 degrees of freedom;
/// - Welch: t = difference / √(SE₁² + SE₂²), with Satterthwaite's degrees of freedom
///   (SE₁² + SE₂²)² / (SE₁⁴ / (n₁ - 2) + SE₂⁴ / (n₂ - 2));
/// - permutation: see `PermutationTest`, which takes nothing for normal.
///
/// Sources: Cohen, Cohen, West and Aiken (2003), "Applied Multiple Regression", chapter 9; Welch (1947),
/// doi:10.1093/biomet/34.1-2.28.
public struct SlopeDifference: Equatable, Sendable {
  /// A t test.
  public struct TTest: Equatable, Sendable {
    /// The difference divided by its standard error.
    public var t: Double
    /// The degrees of freedom.
    public var degreesOfFreedom: Double
    /// The probability of a t as far from 0 or farther where the slopes are equal.
    public var p: Double

    init(_ difference: Double, error: Double, degreesOfFreedom: Double) {
      t = difference == 0 ? 0 : difference / error
      self.degreesOfFreedom = degreesOfFreedom
      p = StudentT(degreesOfFreedom: degreesOfFreedom).twoTails(beyond: t)
    }
  }

  /// The first slope less the second.
  public let difference: Double
  /// The interval of the difference, by the pooled test.
  public let interval: ClosedRange<Double>
  /// The test that takes residuals for equally spread.
  public let pooled: TTest
  /// The test that does not.
  public let welch: TTest
  /// The test by permutations.
  public let permutation: PermutationTest

  /// Compares the lines of two groups.
  public init(
    _ first: ModelGroup, _ second: ModelGroup, permutation: PermutationTest, confidence: Double = 0.95
  ) {
    let (one, two) = (first.fit, second.fit)
    difference = one.slope - two.slope
    let freedom = one.degreesOfFreedom + two.degreesOfFreedom
    let variance = (one.residualSum + two.residualSum) / freedom
    let error = (variance / one.spread + variance / two.spread).squareRoot()
    pooled = TTest(difference, error: error, degreesOfFreedom: freedom)
    let half = StudentT(degreesOfFreedom: freedom).halfWidth(confidence: confidence) * error
    interval = difference - half...difference + half
    welch = Self.welch(one, two, difference)
    self.permutation = permutation
  }

  private static func welch(_ one: LinearFit, _ two: LinearFit, _ difference: Double) -> TTest {
    let (a, b) = (one.standardError * one.standardError, two.standardError * two.standardError)
    let uncertainty = a * a / one.degreesOfFreedom + b * b / two.degreesOfFreedom
    // Points that lie on their lines exactly have no uncertainty to weigh.
    let freedom =
      uncertainty > 0 ? (a + b) * (a + b) / uncertainty : one.degreesOfFreedom + two.degreesOfFreedom
    return TTest(difference, error: (a + b).squareRoot(), degreesOfFreedom: freedom)
  }
}
