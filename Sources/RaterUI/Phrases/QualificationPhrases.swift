/// The qualification: what raters must pass before they rate.
protocol QualificationPhrases: Sendable {
  /// Before the first task: how many tasks there are, and how many percent must be right.
  func qualificationRules(training: Int, test: Int, percent: Int) -> String
  func trainingTask(_ number: Int, of count: Int) -> String
  func testTask(_ number: Int, of count: Int) -> String
  /// What experts said of a question, and whether the rater's answer was right.
  func verdict(isRight: Bool, yes: Int, of experts: Int, isTrue: Bool) -> String
  func feedback(right: Int, of questions: Int, submit: String) -> String
  var goOnKey: String { get }
  func passed(_ right: Int, of questions: Int) -> String
  func notPassed(_ right: Int, of questions: Int, percent: Int) -> String
  var notQualified: String { get }
  /// The test is done, and its result could not be written.
  var resultNotSaved: String { get }
  var anotherAttempt: String { get }
}

extension English: QualificationPhrases {
  func qualificationRules(training: Int, test: Int, percent: Int) -> String {
    "First a qualification. Training tasks: \(training), after each you see what experts answered. Test tasks: \(test),"
      + " without that. \(percent) % of the test's answers must be right. Maybe is never right here."
  }
  func trainingTask(_ number: Int, of count: Int) -> String { "training \(number) of \(count)" }
  func testTask(_ number: Int, of count: Int) -> String { "test \(number) of \(count)" }
  func verdict(isRight: Bool, yes: Int, of experts: Int, isTrue: Bool) -> String {
    "\(isRight ? "Right" : "Not right"): \(yes) of \(experts) experts say Yes, so it is \(isTrue ? "" : "not ")in the picture."
  }
  func feedback(right: Int, of questions: Int, submit: String) -> String {
    "\(right) of \(questions) right\(right == questions ? "" : "; ! marks the others"). \(submit) goes on."
  }
  var goOnKey: String { "Go on" }
  func passed(_ right: Int, of questions: Int) -> String {
    "You have passed: \(right) of \(questions) right. From here on your answers count."
  }
  func notPassed(_ right: Int, of questions: Int, percent: Int) -> String {
    "You have not passed: \(right) of \(questions) right, \(percent) % are needed."
  }
  var notQualified: String { "You have not passed the qualification of this campaign." }
  var resultNotSaved: String { "The test is done, but its result is not saved yet." }
  var anotherAttempt: String { "The lead can give you another attempt." }
}

extension Korean: QualificationPhrases {
  func qualificationRules(training: Int, test: Int, percent: Int) -> String {
    "먼저 자격 확인입니다. 작업 \(training)개는 끝날 때마다 전문가의 답을 보여 주고, 이어지는 \(test)개는 보여 주지 않습니다."
      + " 뒤의 답 가운데 \(percent) %가 맞아야 합니다. 여기서 ‘\(word(for: .maybe))’는 맞는 답이 아닙니다."
  }
  func trainingTask(_ number: Int, of count: Int) -> String { "연습 \(number)/\(count)" }
  func testTask(_ number: Int, of count: Int) -> String { "시험 \(number)/\(count)" }
  func verdict(isRight: Bool, yes: Int, of experts: Int, isTrue: Bool) -> String {
    "\(isRight ? "맞음" : "틀림"): 전문가 \(experts)명 중 \(yes)명이 ‘\(word(for: .yes))’. 이미지에 \(isTrue ? "있습니다" : "없습니다")."
  }
  func feedback(right: Int, of questions: Int, submit: String) -> String {
    "\(questions)개 중 \(right)개 맞음\(right == questions ? "" : ", 나머지는 ! 표시"). \(submit): 계속."
  }
  var goOnKey: String { "계속" }
  func passed(_ right: Int, of questions: Int) -> String {
    "통과했습니다: \(questions)개 중 \(right)개 맞음. 이제부터 답이 반영됩니다."
  }
  func notPassed(_ right: Int, of questions: Int, percent: Int) -> String {
    "통과하지 못했습니다: \(questions)개 중 \(right)개 맞음, \(percent) %가 필요합니다."
  }
  var notQualified: String { "이 캠페인의 자격 확인을 통과하지 못했습니다." }
  var resultNotSaved: String { "시험을 마쳤지만 결과가 아직 저장되지 않았습니다." }
  var anotherAttempt: String { "담당자가 다시 기회를 줄 수 있습니다." }
}

extension Japanese: QualificationPhrases {
  func qualificationRules(training: Int, test: Int, percent: Int) -> String {
    "まず資格の確認です。タスク\(training)件では毎回専門家の回答を示し、続く\(test)件では示しません。"
      + "後の回答の\(percent) %が正解である必要があります。ここでは「\(word(for: .maybe))」は正解になりません。"
  }
  func trainingTask(_ number: Int, of count: Int) -> String { "練習 \(number)/\(count)" }
  func testTask(_ number: Int, of count: Int) -> String { "試験 \(number)/\(count)" }
  func verdict(isRight: Bool, yes: Int, of experts: Int, isTrue: Bool) -> String {
    "\(isRight ? "正解" : "不正解"): 専門家\(experts)人中\(yes)人が「\(word(for: .yes))」。画像に\(isTrue ? "写っています" : "写っていません")。"
  }
  func feedback(right: Int, of questions: Int, submit: String) -> String {
    "\(questions)問中\(right)問正解\(right == questions ? "" : "、ほかは!の印")。\(submit): 次へ。"
  }
  var goOnKey: String { "次へ" }
  func passed(_ right: Int, of questions: Int) -> String {
    "合格です: \(questions)問中\(right)問正解。ここからの回答が集計されます。"
  }
  func notPassed(_ right: Int, of questions: Int, percent: Int) -> String {
    "不合格です: \(questions)問中\(right)問正解、\(percent) %が必要です。"
  }
  var notQualified: String { "このキャンペーンの資格の確認に合格していません。" }
  var resultNotSaved: String { "試験は終わりましたが、結果がまだ保存されていません。" }
  var anotherAttempt: String { "管理者がもう一度機会を与えることができます。" }
}
