public import JSONLines
public import Preview
public import RaterUI
public import Terminal

/// What a user has chosen for all campaigns, as `config.json` says it; see `Documentation/FileFormats.md`.
///
/// A value: whoever needs a part is given it. The screens read no files.
public struct Preferences: Equatable, Sendable {
  /// How the rating screen behaves.
  public var rating = RatingPreferences()
  /// The language of what raters read; nil: the environment's.
  public var language: Language?
  /// How everything looks.
  public var theme = Theme.standard
  /// How pictures are shown where the command line does not say.
  public var preview = PictureWish.auto
  /// What the user should know of the file although it can be used.
  public var notes: [FileProblem] = []

  /// The choices of somebody without a file.
  public init() {}
}
