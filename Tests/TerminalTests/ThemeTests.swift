import Foundation
import Testing

@testable import Terminal

@Suite struct ThemeTests {
  @Test func withoutColoursEveryThemeIsMono() {
    #expect(Theme.allCases.allSatisfy { $0.limited(to: 0) == .mono })
    #expect(Theme.allCases.allSatisfy { $0.limited(to: 8) == $0 })
    #expect(Role.allCases.map(Theme.mono.style).allSatisfy { $0.foreground == nil && $0.background == nil })
  }

  /// What differs only in colour is told apart by words and signs; what warns must not need colour at all.
  @Test(arguments: Theme.allCases) func warningsStandOut(theme: Theme) {
    #expect(theme.style(of: .warning) != theme.style(of: .message))
    #expect(!theme.style(of: .warning).attributes.isEmpty)
    #expect(theme.style(of: .selected) != theme.style(of: .normal))
  }

  /// On black as on white: nobody knows which the terminal has.
  @Test func theDefaultIsReadOnEitherGround() {
    for role in Role.allCases {
      guard let color = Theme.standard.style(of: role).foreground else { continue }
      let light = luminance(Palette.indexed(Int(color.indexed)))
      #expect(contrast(light, 0) >= 3.5 && contrast(light, 1) >= 3.5, "\(role)")
    }
  }

  @Test func highContrastIsHigh() throws {
    for role in Role.allCases {
      let style = Theme.highContrast.style(of: role)
      let text = try #require(style.foreground)
      let ground = try #require(style.background)
      let isBold = style.attributes.contains(.bold)
      #expect(!isBold || text != .black, "\(role): bold black may be grey")
      #expect(
        contrast(
          luminance(Palette.indexed(Int(text.indexed))), luminance(Palette.indexed(Int(ground.indexed))))
          >= 7,
        "\(role)")
      for palette in [Palette.xterm, Palette.console] {
        let text = palette[Int(text.basic) + (isBold && palette == Palette.console ? 8 : 0)]
        #expect(contrast(luminance(text), luminance(palette[Int(ground.basic)])) >= 4.5, "\(role)")
      }
    }
  }

  @Test func numbersThatAreColoursThemselvesAreNotTakenForTheIndexed() {
    #expect(Style.Color.red.number(of: 256) == 160)
    #expect(Style.Color.red.number(of: 8) == 1)
    #expect(Style.Color.red.number(of: 1 << 24) == 1)
  }

  private func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// Relative luminance (WCAG 2).
  private func luminance(_ rgb: [Int]) -> Double {
    let linear = rgb.map { Double($0) / 255 }.map {
      $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

private enum Palette {
  /// xterm's colour cube and grey ramp.
  static func indexed(_ number: Int) -> [Int] {
    guard number < 232 else { return Array(repeating: 8 + 10 * (number - 232), count: 3) }
    let steps = [0, 95, 135, 175, 215, 255]
    return [steps[(number - 16) / 36], steps[(number - 16) / 6 % 6], steps[(number - 16) % 6]]
  }

  /// xterm's first colours.
  static let xterm = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205],
    [229, 229, 229],
  ]
  /// The Linux console's (VGA), dark and bright; bold is bright there.
  static let console = [
    [0, 0, 0], [170, 0, 0], [0, 170, 0], [170, 85, 0], [0, 0, 170], [170, 0, 170], [0, 170, 170],
    [170, 170, 170],
    [85, 85, 85], [255, 85, 85], [85, 255, 85], [255, 255, 85], [85, 85, 255], [255, 85, 255],
    [85, 255, 255],
    [255, 255, 255],
  ]
}
