/// Something that the rater should know of the program's surroundings.
public enum ScreenNotice: Equatable, Sendable {
  /// Nothing is known of this terminal type, and another one is taken for it.
  case assumedTerminal(name: String, taken: String)
  /// Pictures are decoded without the protection that they have elsewhere.
  case noSandbox
  /// The terminal does not offer the way of showing pictures that was asked for with `--preview`.
  case notOffered(String)
  /// The journal ended with a line that was cut off; the file that it is kept in.
  case cutOffLine(keptIn: String)
  /// A sentence in English, such as one about the user's config.json.
  case other(String)

  /// One sentence in a language.
  public func text(in language: Language) -> String { language.phrases.notice(self) }
}
