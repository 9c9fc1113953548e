/// What was done in a session, and breaks.
protocol SessionPhrases: Sendable {
  var sessionTitle: String { get }
  var everythingSaved: String { get }
  func sessionWork(tasks: Int, answers: Int, time: String) -> String
  func tasksAnHour(_ tasks: Int) -> String
  func gapsLeftOut(minutes: Int) -> String
  func besides(skipped: Int, flags: Int, notes: Int) -> String
  /// Tasks that others had rated meanwhile.
  func tooLate(_ tasks: Int) -> String
  func askedAgain(_ same: Int, of questions: Int) -> String
  func breakDue(minutes: Int) -> String
  /// After the program has ended.
  func parting(_ rater: String, rated: Int, of tasks: Int, journal: String) -> String
}

extension English: SessionPhrases {
  var sessionTitle: String { "This session" }
  var everythingSaved: String { work == .rating ? "Every answer is saved." : "Every verdict is saved." }
  func sessionWork(tasks: Int, answers: Int, time: String) -> String {
    work == .review
      ? "\(self.tasks(tasks)) in \(time) of work."
      : "\(grouped(tasks)) \(tasks == 1 ? "task" : "tasks") with \(grouped(answers))"
        + " \(answers == 1 ? "answer" : "answers") in \(time) of work."
  }
  func tasksAnHour(_ tasks: Int) -> String { "\(self.tasks(tasks)) an hour." }
  func gapsLeftOut(minutes: Int) -> String {
    "Gaps of more than \(minutes) minutes without a key are left out."
  }
  func besides(skipped: Int, flags: Int, notes: Int) -> String {
    "Skipped: \(grouped(skipped)). Flags: \(grouped(flags)). Notes: \(grouped(notes))."
  }
  func tooLate(_ tasks: Int) -> String { "Too late, kept for the lead: \(grouped(tasks))." }
  func askedAgain(_ same: Int, of questions: Int) -> String {
    "Asked again, you gave the same answer to \(grouped(same)) of \(grouped(questions)) questions, all sessions together."
  }
  func breakDue(minutes: Int) -> String {
    "You have worked for \(minutes) \(minutes == 1 ? "minute" : "minutes"). Time for a break?"
  }
  func parting(_ rater: String, rated: Int, of tasks: Int, journal: String) -> String {
    "\(rater): \(rated) of \(tasks) \(thing)s \(done). \(work == .rating ? "Answers" : "Verdicts") are in \(journal)."
  }
}

extension Korean: SessionPhrases {
  var sessionTitle: String { "이번 세션" }
  var everythingSaved: String { "모든 답이 저장되었습니다." }
  func sessionWork(tasks: Int, answers: Int, time: String) -> String {
    "\(thing) \(grouped(tasks))개, 답 \(grouped(answers))개, 작업 시간 \(time)."
  }
  func tasksAnHour(_ tasks: Int) -> String { "시간당 \(thing) \(grouped(tasks))개." }
  func gapsLeftOut(minutes: Int) -> String { "키 입력이 없는 \(minutes)분 넘는 시간은 빼고 셉니다." }
  func besides(skipped: Int, flags: Int, notes: Int) -> String {
    "건너뜀: \(grouped(skipped)). 표시: \(grouped(flags)). 메모: \(grouped(notes))."
  }
  func tooLate(_ tasks: Int) -> String { "늦은 \(thing), 담당자를 위해 보관: \(grouped(tasks))." }
  func askedAgain(_ same: Int, of questions: Int) -> String {
    "다시 물은 질문 \(grouped(questions))개 중 \(grouped(same))개에 같은 답을 했습니다(모든 세션)."
  }
  func breakDue(minutes: Int) -> String { "\(minutes)분 동안 작업했습니다. 잠시 쉬어도 좋습니다." }
  func parting(_ rater: String, rated: Int, of tasks: Int, journal: String) -> String {
    "\(rater): \(thing) \(tasks)개 중 \(rated)개를 \(done)했습니다. 답이 저장된 파일: \(journal)"
  }
}

extension Japanese: SessionPhrases {
  var sessionTitle: String { "今回のセッション" }
  var everythingSaved: String { "回答はすべて保存されています。" }
  func sessionWork(tasks: Int, answers: Int, time: String) -> String {
    "\(thing)\(grouped(tasks))件、回答\(grouped(answers))件、作業時間\(time)。"
  }
  func tasksAnHour(_ tasks: Int) -> String { "1時間に\(grouped(tasks))件。" }
  func gapsLeftOut(minutes: Int) -> String { "キー入力のない\(minutes)分を超える時間は除いています。" }
  func besides(skipped: Int, flags: Int, notes: Int) -> String {
    "スキップ: \(grouped(skipped))。印: \(grouped(flags))。メモ: \(grouped(notes))。"
  }
  func tooLate(_ tasks: Int) -> String { "遅れた\(thing)、管理者のために保管: \(grouped(tasks))。" }
  func askedAgain(_ same: Int, of questions: Int) -> String {
    "もう一度聞かれた質問\(grouped(questions))件のうち\(grouped(same))件に同じ回答をしました(全セッション)。"
  }
  func breakDue(minutes: Int) -> String { "\(minutes)分作業しました。少し休憩しませんか。" }
  func parting(_ rater: String, rated: Int, of tasks: Int, journal: String) -> String {
    "\(rater): \(thing)\(tasks)件のうち\(rated)件を\(done)しました。回答の保存先: \(journal)"
  }
}
