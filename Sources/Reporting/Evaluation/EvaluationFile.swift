/// results/evaluation.json: an evaluation as `reassess evaluate` writes it and `reassess report` reads it.
///
/// One object, a row of each of its arrays on a line. Documentation/FileFormats.md has the keys. Figures that follow from others
/// are written for other readers, and passed over here.
public enum EvaluationFile {}
