import Ratings

/// Reviewing mistakes of models.
protocol ReviewPhrases: Sendable {
  func word(for verdict: Verdict.Word) -> String
  /// The same in fewer letters, for the key bar of a narrow window.
  func shortWord(for verdict: Verdict.Word) -> String
  func name(of category: Verdict.Category) -> String
  func shortName(of category: Verdict.Category) -> String
  func name(of severity: Verdict.Severity) -> String
  /// What the verdicts mean, and the same in fewer words.
  var reviewRule: String { get }
  var shortReviewRule: String { get }
  var noMistakesYet: String { get }
  /// Whose mistakes these are; nil: of several models.
  func errors(of model: String?) -> String
  func modelsSay(_ count: Int) -> String
  var referenceLabels: String { get }
  var noReference: String { get }
  var labelsAfterVerdict: String { get }
  var noVerdictYet: String { get }
  var kindOfClearMistakes: String { get }
  func nextMistake(_ submit: String) -> String
  func next(_ submit: String) -> String
  /// Asks for kind and severity, which may be left out; each comes with its key.
  func askKind(_ kinds: [String], _ severities: [String], next submit: String) -> String
}

extension English: ReviewPhrases {
  func word(for verdict: Verdict.Word) -> String {
    switch verdict {
    case .clearMistake: "Clear mistake"
    case .notAMistake: "Not a mistake"
    case .undecided: "Undecided"
    }
  }
  func shortWord(for verdict: Verdict.Word) -> String {
    switch verdict {
    case .clearMistake: "Mistake"
    case .notAMistake: "No mistake"
    case .undecided: "Undecided"
    }
  }
  func name(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "fine-grained"
    case .fineGrainedOutOfVocabulary: "fine-grained, out of vocabulary"
    case .spuriousCorrelation: "spurious correlation"
    case .nonPrototypical: "non-prototypical"
    }
  }
  func shortName(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "fine"
    case .fineGrainedOutOfVocabulary: "OOV"
    case .spuriousCorrelation: "spurious"
    case .nonPrototypical: "atypical"
    }
  }
  func name(of severity: Verdict.Severity) -> String {
    switch severity {
    case .major: "major"
    case .minor: "minor"
    case .borderline: "borderline"
    }
  }
  var reviewRule: String { "Clear mistake: that is not in the picture. Not a mistake: it is." }
  var shortReviewRule: String { "A mistake is what is not in the picture." }
  var noMistakesYet: String { "There are no mistakes to review: the lead runs reassess mistakes." }
  func errors(of model: String?) -> String { model.map { "errors of \($0)" } ?? "errors of models" }
  func modelsSay(_ count: Int) -> String { count == 1 ? "The model says" : "\(count) models say" }
  var referenceLabels: String { "Reference labels" }
  var noReference: String { "none are known" }
  var labelsAfterVerdict: String { "The reference labels are shown after the verdict." }
  var noVerdictYet: String { "This mistake has no verdict yet." }
  var kindOfClearMistakes: String { "Only a clear mistake has a kind and a severity." }
  func nextMistake(_ submit: String) -> String { "\(submit): next picture." }
  func next(_ submit: String) -> String { "\(submit): next" }
  func askKind(_ kinds: [String], _ severities: [String], next submit: String) -> String {
    "Kind? \(kinds.joined(separator: "  "))  How bad? \(severities.joined(separator: "  "))  \(next(submit))"
  }
}

extension Korean: ReviewPhrases {
  func word(for verdict: Verdict.Word) -> String {
    switch verdict {
    case .clearMistake: "명백한 오답"
    case .notAMistake: "오답 아님"
    case .undecided: "미정"
    }
  }
  func shortWord(for verdict: Verdict.Word) -> String { word(for: verdict) }
  func name(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "세부 구분"
    case .fineGrainedOutOfVocabulary: "세부 구분, 목록에 없음"
    case .spuriousCorrelation: "겉도는 상관"
    case .nonPrototypical: "전형적이지 않음"
    }
  }
  func shortName(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "세부"
    case .fineGrainedOutOfVocabulary: "목록 밖"
    case .spuriousCorrelation: "상관"
    case .nonPrototypical: "비전형"
    }
  }
  func name(of severity: Verdict.Severity) -> String {
    switch severity {
    case .major: "심함"
    case .minor: "가벼움"
    case .borderline: "중간"
    }
  }
  var reviewRule: String { "명백한 오답: 이미지에 없습니다. 오답 아님: 이미지에 있습니다." }
  var shortReviewRule: String { "이미지에 없으면 오답입니다." }
  var noMistakesYet: String { "검토할 오답이 없습니다. 담당자가 reassess mistakes를 실행해야 합니다." }
  func errors(of model: String?) -> String { model.map { "\($0)의 오답" } ?? "모델의 오답" }
  func modelsSay(_ count: Int) -> String { count == 1 ? "모델의 답" : "모델 \(count)개의 답" }
  var referenceLabels: String { "기준 라벨" }
  var noReference: String { "알려지지 않음" }
  var labelsAfterVerdict: String { "기준 라벨은 판정한 뒤에 보여 줍니다." }
  var noVerdictYet: String { "아직 판정하지 않은 오답입니다." }
  var kindOfClearMistakes: String { "종류와 정도는 명백한 오답에만 있습니다." }
  func nextMistake(_ submit: String) -> String { "\(submit): 다음 이미지." }
  func next(_ submit: String) -> String { "\(submit): 다음" }
  func askKind(_ kinds: [String], _ severities: [String], next submit: String) -> String {
    "종류: \(kinds.joined(separator: "  "))  정도: \(severities.joined(separator: "  "))  \(next(submit))"
  }
}

extension Japanese: ReviewPhrases {
  func word(for verdict: Verdict.Word) -> String {
    switch verdict {
    case .clearMistake: "明らかな誤り"
    case .notAMistake: "誤りではない"
    case .undecided: "未定"
    }
  }
  func shortWord(for verdict: Verdict.Word) -> String {
    switch verdict {
    case .clearMistake: "誤り"
    case .notAMistake: "誤りでない"
    case .undecided: "未定"
    }
  }
  func name(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "細かい違い"
    case .fineGrainedOutOfVocabulary: "細かい違い、語彙の外"
    case .spuriousCorrelation: "見せかけの相関"
    case .nonPrototypical: "典型的でない"
    }
  }
  func shortName(of category: Verdict.Category) -> String {
    switch category {
    case .fineGrained: "細部"
    case .fineGrainedOutOfVocabulary: "語彙外"
    case .spuriousCorrelation: "相関"
    case .nonPrototypical: "非典型"
    }
  }
  func name(of severity: Verdict.Severity) -> String {
    switch severity {
    case .major: "重い"
    case .minor: "軽い"
    case .borderline: "中間"
    }
  }
  var reviewRule: String { "明らかな誤り: 画像に写っていない。誤りではない: 写っている。" }
  var shortReviewRule: String { "写っていなければ誤りです。" }
  var noMistakesYet: String { "レビューする誤りがありません。管理者が reassess mistakes を実行します。" }
  func errors(of model: String?) -> String { model.map { "\($0) の誤り" } ?? "モデルの誤り" }
  func modelsSay(_ count: Int) -> String { count == 1 ? "モデルの予測" : "\(count)個のモデルの予測" }
  var referenceLabels: String { "基準ラベル" }
  var noReference: String { "分かりません" }
  var labelsAfterVerdict: String { "基準ラベルは判定の後に示します。" }
  var noVerdictYet: String { "まだ判定していません。" }
  var kindOfClearMistakes: String { "種類と程度は明らかな誤りだけにあります。" }
  func nextMistake(_ submit: String) -> String { "\(submit): 次の画像。" }
  func next(_ submit: String) -> String { "\(submit): 次へ" }
  func askKind(_ kinds: [String], _ severities: [String], next submit: String) -> String {
    "種類: \(kinds.joined(separator: "  "))  程度: \(severities.joined(separator: "  "))  \(next(submit))"
  }
}
