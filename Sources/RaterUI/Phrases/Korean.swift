import Preview
import RatingStore
import Ratings

/// The catalogue in Korean: sentences in the plain polite style (합니다체), nouns on the key bar.
struct Korean: Phrases {
  var work = ScreenWork.rating
}

extension Korean: TaskPhrases {
  func word(for answer: Answer) -> String {
    if work == .review { return word(for: Verdict.Word(answer)) }
    return switch answer {
    case .yes: "예"
    case .no: "아니요"
    case .maybe: "불확실"
    }
  }

  /// What is worked at, and what is done with it.
  var thing: String { work == .rating ? "작업" : "오답" }
  var done: String { work == .rating ? "평가" : "검토" }

  var rule: String {
    work == .rating ? "예와 아니요는 95 % 이상 확신할 때만, 그 밖에는 불확실." : reviewRule
  }
  var shortRule: String {
    work == .rating ? "예/아니요: 95 % 확신. 아니면 불확실." : shortReviewRule
  }
  var ruleOfInstructions: String {
    work == .rating ? "예와 아니요는 95 % 이상 확신한다는 뜻입니다. 그 밖에는 모두 불확실입니다." : reviewRule
  }
  var question: String { work == .rating ? "이미지에 있습니까?" : "오답이 맞습니까?" }
  func tasks(_ count: Int) -> String { "\(thing) \(grouped(count))개" }
  func task(_ number: Int, of count: Int) -> String { "\(thing) \(grouped(number))/\(grouped(count))" }
  func saved(_ given: Int, of count: Int) -> String {
    work == .rating ? "\(count)개 중 \(given)개 저장됨" : given > 0 ? "저장됨" : ""
  }
  func label(_ index: Int) -> String { "라벨 \(index)" }
  func tooSmall(needs: (columns: Int, rows: Int), has: (columns: Int, rows: Int)) -> String {
    "Reassess에는 \(needs.columns)열 \(needs.rows)줄이 필요합니다. 이 창은 \(has.columns) x \(has.rows)입니다."
  }
}

extension Korean: StatusPhrases {
  func allAnswered(_ count: Int, submit: String) -> String {
    (count == 1 ? "답했습니다." : "\(count)개 모두 답했습니다.") + " \(submit): 다음 이미지."
  }
  func submitted(forward: String, submit: String) -> String {
    "제출했습니다. 여기서 답하면 고쳐집니다. \(forward) 또는 \(submit): 다음."
  }
  func skipped(forward: String) -> String {
    "건너뛰었습니다. 여기서 답하면 다시 시작합니다. \(forward): 다음."
  }
  func labelCount(_ count: Int) -> String { "이 \(thing)의 라벨은 \(count)개입니다." }
  func notAnswered(_ left: Int, of count: Int) -> String {
    "\(count)개 중 \(left)개에 아직 답하지 않았습니다."
  }
  var waitingForPicture: String { "이미지를 기다리고 있습니다…" }
  func notSeen(submit: String, skip: String) -> String {
    "이미지를 보지 못했습니다. \(submit) 다시: 제출, \(skip): 건너뛰기."
  }
  var nothingToTakeBack: String { "되돌릴 것이 없습니다." }
  var firstTask: String { "첫 \(thing)입니다." }
  var end: String { "마지막입니다." }
  var taskToBeRated: String { "다음에 \(done)할 \(thing)입니다." }
  func isSubmitted(undo: String) -> String { "이 \(thing)은 제출되었습니다. \(undo): 답 되돌리기." }
  var isSkippedForGood: String { "이 \(thing)은 완전히 건너뛰었습니다." }
  var thereIsATask: String { "\(done)할 \(thing)이 있습니다." }
  var noInstructions: String { "이 캠페인에는 안내문이 없습니다." }
  func takenBack(_ label: String, now answer: Answer?) -> String {
    "되돌렸습니다. \(label): \(answer.map { "다시 \(word(for: $0))" } ?? "다시 답 없음")."
  }
  var submittedAsItWas: String { "\(thing)은 이전 그대로 제출되어 있습니다." }
  func submits(_ submit: String) -> String { "\(submit): 제출." }
  var skipTakenBack: String { "건너뛰기를 되돌렸습니다." }
  func reopened(submit: String) -> String { "다시 열었습니다. \(submit): 다시 제출." }
  func corrected(submit: String) -> String { "다시 열었습니다. \(submit): 고친 \(thing) 제출." }
  var late: String {
    "늦었습니다. 그동안 다른 \(done)자가 이 \(thing)을 \(done)했습니다. 답은 담당자를 위해 보관됩니다."
  }
  var leaseRanOut: String { "맡은 시간이 지나 다른 \(done)자가 이 \(thing)을 \(done)합니다. 답은 보관됩니다." }
  func skippedNow(comesBack: Bool) -> String {
    comesBack ? "건너뛰었습니다. 마지막에 한 번 다시 나옵니다." : "완전히 건너뛰었습니다."
  }
  func notSaved(_ reason: String) -> String { "저장하지 못했습니다: \(reason)." }
  func notClaimed(_ reason: String) -> String { "\(thing)을 받지 못했습니다: \(reason)." }
}

extension Korean: EndPhrases {
  var noTasksYet: String {
    work == .rating ? "이 캠페인에는 아직 작업이 없습니다." : noMistakesYet
  }
  func leaves(_ leave: String) -> String { "\(leave): 나가기." }
  func rated(_ count: Int) -> String { "\(tasks(count))를 \(done)했습니다." }
  func ratedAll(_ count: Int) -> String { "\(tasks(count))를 모두 \(done)했습니다. 감사합니다." }
  func ratedAndSkipped(_ count: Int, _ skipped: Int) -> String {
    "\(tasks(count))를 \(done)하고 \(grouped(skipped))개를 건너뛰었습니다. 감사합니다."
  }
  func closed(_ count: Int) -> String { "이 캠페인은 끝났습니다. \(tasks(count))를 \(done)했습니다. 감사합니다." }
  func nothingJustNow(_ count: Int) -> String { "지금은 할 \(thing)이 없습니다. \(tasks(count))를 \(done)했습니다." }
  func allHaveRatings(_ count: Int) -> String {
    "모든 \(thing)의 \(done)가 끝났습니다. 그중 \(grouped(count))개를 \(done)했습니다. 감사합니다."
  }
  func held(_ count: Int, by holders: [String], until: String?) -> String {
    let who =
      holders.isEmpty
      ? "다른 \(done)자가"
      : holders.count > 4 ? "\(done)자 \(holders.count)명이" : "\(holders.joined(separator: ", ")) 님이"
    return "\(tasks(count))를 \(who) \(until.map { "\($0)까지 " } ?? "")맡고 있습니다."
  }
  func triesAgain(_ again: String) -> String { "\(again): 다시 시도." }
  func waitForLead(_ count: Int) -> String { "\(tasks(count))는 이미지가 없어 담당자를 기다립니다." }
  func withoutPicture(_ count: Int) -> String {
    "그중 \(grouped(count))개는 이미지 없이 \(done)되어 결과에서 제외됩니다."
  }
  func counts(yes: Int, no: Int, maybe: Int) -> String {
    "\(word(for: .yes)) \(grouped(yes))   \(word(for: .no)) \(grouped(no))   \(word(for: .maybe)) \(grouped(maybe))"
  }
  func time(_ duration: String) -> String { "작업 시간: \(duration)" }
  func duration(hours: Int, minutes: Int) -> String { "\(hours)시간 \(minutes)분" }
  func duration(minutes: Int, seconds: Int) -> String { "\(minutes)분 \(seconds)초" }
  func duration(seconds: Int) -> String { "\(seconds)초" }
  func endKeys(undo: String, back: String, leave: String) -> String {
    "\(undo): 마지막 답 되돌리기, \(back): 이전 \(thing) 보기, \(leave): 나가기."
  }
}

extension Korean: DialogPhrases {
  var keysTitle: String { "키" }
  func instructionsTitle(_ campaign: String) -> String { "\(campaign) 안내문" }
  func lines(_ shown: ClosedRange<Int>, of count: Int) -> String {
    "\(count)줄 중 \(shown.lowerBound)–\(shown.upperBound)"
  }
  var begin: String { "시작" }
  var backToTask: String { "\(thing)으로" }
  var back: String { "돌아가기" }
  var leave: String { "나가기" }

  func whySkip(isFinal: Bool) -> String {
    isFinal ? "완전히 건너뛰는 이유를 고르십시오." : "건너뛰는 이유를 고르십시오."
  }
  func reason(_ reason: SkipReason) -> String {
    switch reason {
    case .missing: "이미지가 없습니다"
    case .cannotTell: "판단할 수 없습니다"
    case .other: "다른 이유"
    }
  }
  func otherReason(enter: String, escape: String) -> String { "\(enter): 건너뛰기, \(escape): 돌아가기" }
  func doNotSkip(escape: String) -> String { "\(escape): 건너뛰지 않기" }
  var reasonKey: String { "이유" }
  var doNotSkipKey: String { "건너뛰지 않기" }
  var skipKey: String { "건너뛰기" }

  var noteQuestion: String { "담당자에게 남길 메모: " }
  var saveKey: String { "저장" }
  var backWithoutSavingKey: String { "저장하지 않고 돌아가기" }
  var noted: String { "담당자에게 메모를 남겼습니다." }
  var noteEmptied: String { "메모를 지웠습니다." }
  var noteTakenBack: String { "되돌렸습니다. 메모는 이전 그대로입니다." }
  var flagsQuestion: String { "담당자에게 알릴 표시" }
  func flagsDone(escape: String) -> String { "\(escape): 완료" }
  var flagKey: String { "표시 또는 표시 지우기" }
  var doneKey: String { "완료" }
  func flagged(_ flag: String) -> String { "담당자에게 알리도록 표시했습니다: \(flag)." }
  func flagTakenBack(_ flag: String) -> String { "표시를 되돌렸습니다: \(flag)." }
  func name(of flag: PictureFlag) -> String {
    switch flag {
    case .offensive: "불쾌한 내용"
    case .notAPhoto: "사진이 아님"
    case .duplicate: "중복"
    case .damaged: "손상됨"
    }
  }
  var nothingToRemarkOn: String { "메모하거나 표시할 \(thing)이 없습니다." }
}

extension Korean: SearchPhrases {
  var searchTitle: String { "내 \(done)에서 찾기" }
  var searchPrompt: String { "찾기: " }
  var searchHint: String {
    "라벨, 메모, 표시의 낱말, \(word(for: .yes)), \(word(for: .no)), \(word(for: .maybe)), 또는 \(thing) 번호."
  }
  func searchCount(_ found: Int, of all: Int) -> String { "\(thing) \(grouped(all))개 중 \(grouped(found))개" }
  var nothingFound: String { "찾은 것이 없습니다." }
  var nothingRatedYet: String { "아직 \(done)한 것이 없습니다." }
  var skippedWord: String { "건너뜀" }
  func wentTo(_ place: Int, of found: Int, search: String) -> String {
    "찾은 \(thing) \(found)개 중 \(place)번째입니다. \(search): 다시 보기."
  }
  func askNumber(upTo last: Int) -> String { "갈 \(thing) 번호(1–\(grouped(last))): " }
  func noSuchTask(upTo last: Int) -> String { "\(thing) 번호는 1부터 \(grouped(last))까지입니다." }
  var goThereKey: String { "가기" }
  var moveKey: String { "이동" }
}

extension Korean: NoticePhrases {
  func refusal(_ refusal: PictureRefusal) -> String {
    switch refusal {
    case .missing: "이미지가 없습니다."
    case .outsideFolder: cannotBeShown("이미지 폴더 밖에 있습니다")
    case .unreadable(let reason): cannotBeShown(reason)
    case .fileTooLarge(let megabytes, let limit):
      "이미지가 너무 큽니다(파일 \(megabytes)메가바이트, 한도 \(limit))."
    case .notAnImage: cannotBeShown("이미지 파일이 아닙니다")
    case .tooLarge(let megapixels, let limit):
      "이미지가 너무 큽니다(\(megapixels)메가픽셀, 한도 \(limit))."
    case .broken: cannotBeShown("파일이 손상되었습니다")
    case .tooMuchMemory: cannotBeShown("읽는 데 메모리가 너무 많이 듭니다")
    case .tooLong(let seconds): cannotBeShown("읽는 데 \(seconds)초가 넘게 걸렸습니다")
    case .workerDied: cannotBeShown("이미지 프로그램이 읽는 중에 멈추었습니다")
    case .workerMissing(let program, let places):
      "이미지를 보여 줄 수 없습니다: \(program)을(를) \(places.joined(separator: ", "))에서 찾지 못했습니다."
    case .workerUnusable(let reason): "이미지를 보여 줄 수 없습니다: \(reason)."
    case .noRoom: "이미지를 보여 줄 자리가 없습니다."
    case .switchedOff: "이미지 표시가 꺼져 있습니다."
    }
  }

  private func cannotBeShown(_ reason: String) -> String { "이 이미지를 보여 줄 수 없습니다: \(reason)." }

  var damagedPicture: String { "이 이미지는 손상되었습니다. 일부가 없을 수 있습니다." }

  func notice(_ notice: ScreenNotice) -> String {
    switch notice {
    case .assumedTerminal(let name, let taken): "알 수 없는 단말기 \(name) 대신 \(taken)(으)로 봅니다."
    case .noSandbox: "이미지를 보호 장치 없이 읽습니다. 믿을 수 있는 이미지만 \(done)하십시오."
    case .notOffered(let way):
      "이 단말기는 \(way)을(를) 지원하지 않습니다. 이미지가 보이지 않으면 나가서 --preview auto를 쓰십시오."
    case .cutOffLine(let path): "잘린 줄을 \(path)에 따로 보관했습니다."
    case .other(let text): text
    }
  }
}

extension Korean: PlainPhrases {
  var plainHelp: String {
    "각 줄에 y(예), n(아니요), m(불확실)으로 답합니다. s는 작업을 건너뛰고, u는 마지막 답을 되돌리고, q는 나갑니다. "
      + "예와 아니요는 95 % 이상 확신할 때만 씁니다. 작업의 마지막 답이 작업을 제출합니다."
  }
  var plainWithoutPictures: String {
    "여기서는 이미지를 보여 주지 않습니다. 평가는 이미지 없이 한 것으로 기록되며, 담당자가 포함하지 않으면 결과에서 제외됩니다."
  }
  func plainQuestion(_ text: String, label: Int, of labels: Int, task: Int, of tasks: Int) -> String {
    "작업 \(grouped(task))/\(grouped(tasks)), 라벨 \(label)/\(labels): \(text)."
  }
  func plainAnswered(_ answer: Answer) -> String { "답: \(word(for: answer))." }
  var plainTriesAgain: String { "빈 줄로 다시 시도합니다." }
  var plainSubmitTakenBack: String { "제출을 되돌렸습니다." }
  var plainUnknown: String { "알 수 없는 답입니다." }
  var plainNothingAsked: String { "답할 질문이 없습니다." }
}
