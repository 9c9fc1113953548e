import RatingStore
import Ratings
import Terminal

/// What raters must pass first: tasks with the experts' answers shown after each, then a test.
extension RatingScreen {
  /// What experts said of the task's candidates, where that is shown now.
  var feedback: [Examination.Verdict]? {
    guard overlays.contains(.feedback), let position else { return nil }
    return campaign.examination?.feedback(on: position, progress)
  }

  /// Shows what experts answered to a task that was submitted; false where that is not shown.
  mutating func showFeedback(on task: String) -> Bool {
    guard let position, position == campaign.tasks.position(of: task),
      let verdicts = campaign.examination?.feedback(on: position, progress)
    else { return false }
    let answers = progress.answers(of: position)
    selection = verdicts.indices.first { !verdicts[$0].agrees(with: answers[$0]) } ?? 0
    overlays.append(.feedback)
    return true
  }

  /// Keys while the experts' answers are shown: look at each, then go on.
  mutating func pressOnFeedback(_ key: Key) -> [ScreenEffect] {
    let intent = keys.intent(of: key)
    if key == .enter || key == .escape || key == .character(" ") || intent == .submit || intent == .forward {
      show(current, at: watch.now)
      return []
    }
    overlays.append(.feedback)
    switch intent {
    case .select, .up, .down, .zoom, .help, .instructions, .leave: return intent.map { perform($0) } ?? []
    default: return []
    }
  }

  /// Writes the result of a test that has just been done.
  func resultOfTest() -> [ScreenEffect] {
    campaign.examination?.result(progress).map { [.record([.qualification($0)])] } ?? []
  }

  /// The result of the test is in the journal.
  mutating func examined(_ result: QualificationResult) {
    guard let rules = campaign.examination?.rules else { return }
    show(current, at: watch.now)
    say(
      result.passed
        ? phrases.passed(result.right, of: result.questions)
        : phrases.notPassed(result.right, of: result.questions, percent: rules.percent))
  }

  /// Which task of the training or the test is on the screen; nil: none of them.
  var stage: String? {
    guard let position, let examination = campaign.examination else { return nil }
    if let place = examination.training.firstIndex(of: position) {
      return phrases.trainingTask(place + 1, of: examination.training.count)
    }
    for test in examination.tests {
      if let place = test.firstIndex(of: position) { return phrases.testTask(place + 1, of: test.count) }
    }
    return nil
  }

  /// What is shown below the instructions; nil: nothing must be passed.
  var qualificationText: String? {
    campaign.examination.map {
      phrases.qualificationRules(training: $0.rules.training, test: $0.rules.test, percent: $0.rules.percent)
    }
  }

  /// What experts said of the selected candidate.
  var verdictText: String? {
    guard let feedback, feedback.indices.contains(selection), let position else { return nil }
    let verdict = feedback[selection]
    return phrases.verdict(
      isRight: verdict.agrees(with: progress.answers(of: position)[selection]), yes: verdict.yes,
      of: verdict.experts, isTrue: verdict.isTrue)
  }

  /// Whether a candidate was answered as the experts did; nil where that is not shown.
  func isRight(_ candidate: Int) -> Bool? {
    guard let feedback, let position, feedback.indices.contains(candidate) else { return nil }
    return feedback[candidate].agrees(with: progress.answers(of: position)[candidate])
  }

  var feedbackBar: [KeyBarItem] {
    [
      KeyBarItem(key: key(.submit), words: phrases.goOnKey, press: keys.key(for: .submit)),
      KeyBarItem(key: "↑↓", words: phrases.moveKey),
      KeyBarItem(key: key(.leave), words: phrases.leave, press: keys.key(for: .leave)),
    ]
  }
}

extension CampaignSettings.Qualification {
  /// The pass mark in percent.
  fileprivate var percent: Int { Int((passMark * 100).rounded()) }
}
