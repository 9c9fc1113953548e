/// A model as a point: its original accuracy and its ReaL accuracy.
public struct AccuracyPoint: Equatable, Sendable {
  /// What the model is called.
  public var model: String
  /// Its original accuracy, the x of the regression.
  public var original: Double
  /// Its ReaL accuracy, the y.
  public var real: Double

  /// Makes a point.
  public init(model: String, original: Double, real: Double) {
    (self.model, self.original, self.real) = (model, original, real)
  }
}

/// The line of least squares through models: ReaL accuracy = intercept + slope × original accuracy.
///
/// With x̄ and ȳ the means, Sxx = Σ(x - x̄)², Sxy = Σ(x - x̄)(y - ȳ), Syy = Σ(y - ȳ)² and n models:
///
///     slope = Sxy / Sxx      intercept = ȳ - slope x̄      r = Sxy / √(Sxx Syy)
///     standard error = √( (Syy - Sxy² / Sxx) / (n - 2) / Sxx )
///
/// The interval of the slope is slope ± t × standard error, with the quantile of Student's t for n - 2 degrees of freedom.
///
/// Source: Draper and Smith (1998), "Applied Regression Analysis", chapter 1; the figures are those of SciPy's `linregress`.
public struct LinearFit: Equatable, Sendable {
  /// How many models; at least three.
  public let count: Int
  /// The slope.
  public let slope: Double
  /// The intercept.
  public let intercept: Double
  /// Pearson's coefficient of correlation; 0 where all ReaL accuracies are equal.
  public let correlation: Double
  /// The squares of the residuals, summed.
  public let residualSum: Double
  /// Sxx: how the original accuracies are spread.
  public let spread: Double

  /// Fits a line; nil for fewer than three models, or where all have one original accuracy.
  public init?(_ points: [AccuracyPoint]) {
    // Of equal numbers the mean may be another in the last digit, and so their spread not 0.
    guard points.count >= 3, points.contains(where: { $0.original != points[0].original }) else { return nil }
    let n = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.original } / n
    let meanY = points.reduce(0) { $0 + $1.real } / n
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for point in points {
      let (x, y) = (point.original - meanX, point.real - meanY)
      (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
    }
    guard xx > 0 else { return nil }  // too small for a number
    (count, spread, slope) = (points.count, xx, xy / xx)
    intercept = meanY - slope * meanX
    let isLevel = points.allSatisfy { $0.real == points[0].real }
    correlation = yy > 0 && !isLevel ? max(-1, min(1, xy / (xx * yy).squareRoot())) : 0
    // Summed from the residuals: the difference of the sums would lose digits.
    var residuals = 0.0
    for point in points {
      let residual = point.real - meanY - slope * (point.original - meanX)
      residuals += residual * residual
    }
    residualSum = residuals
  }

  /// How many degrees of freedom the residuals have.
  public var degreesOfFreedom: Double { Double(count - 2) }
  /// The standard error of the slope.
  public var standardError: Double { (residualSum / degreesOfFreedom / spread).squareRoot() }

  /// The interval of the slope, which takes residuals for independent, normal and of one spread.
  public func slopeInterval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let half = StudentT(degreesOfFreedom: degreesOfFreedom).halfWidth(confidence: confidence) * standardError
    return slope - half...slope + half
  }

  /// The ReaL accuracy on the line.
  public func value(at original: Double) -> Double { intercept + slope * original }
}
