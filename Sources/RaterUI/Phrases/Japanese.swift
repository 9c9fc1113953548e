import Preview
import RatingStore
import Ratings

/// The catalogue in Japanese: sentences in the plain polite style (です・ます), nouns on the key bar.
struct Japanese: Phrases {
  var work = ScreenWork.rating
}

extension Japanese: TaskPhrases {
  func word(for answer: Answer) -> String {
    if work == .review { return word(for: Verdict.Word(answer)) }
    return switch answer {
    case .yes: "はい"
    case .no: "いいえ"
    case .maybe: "不確か"
    }
  }

  /// What is worked at, and what is done with it.
  var thing: String { work == .rating ? "タスク" : "誤り" }
  var done: String { work == .rating ? "評価" : "レビュー" }

  var rule: String {
    work == .rating ? "はい・いいえは95 %以上確かなときだけ、ほかは不確か。" : reviewRule
  }
  var shortRule: String {
    work == .rating ? "はい・いいえ: 95 %確か。ほかは不確か。" : shortReviewRule
  }
  var ruleOfInstructions: String {
    work == .rating ? "はいといいえは95 %以上確かという意味です。それ以外はすべて不確かです。" : reviewRule
  }
  var question: String { work == .rating ? "画像に写っていますか。" : "これは誤りですか。" }
  func tasks(_ count: Int) -> String { "\(grouped(count))件の\(thing)" }
  func task(_ number: Int, of count: Int) -> String { "\(thing) \(grouped(number))/\(grouped(count))" }
  func saved(_ given: Int, of count: Int) -> String {
    work == .rating ? "\(count)件中\(given)件保存済み" : given > 0 ? "保存済み" : ""
  }
  func label(_ index: Int) -> String { "ラベル \(index)" }
  func tooSmall(needs: (columns: Int, rows: Int), has: (columns: Int, rows: Int)) -> String {
    "Reassess には\(needs.columns)桁 x \(needs.rows)行が必要です。このウィンドウは \(has.columns) x \(has.rows) です。"
  }
}

extension Japanese: StatusPhrases {
  func allAnswered(_ count: Int, submit: String) -> String {
    (count == 1 ? "回答しました。" : "\(count)件すべて回答しました。") + "\(submit): 次の画像。"
  }
  func submitted(forward: String, submit: String) -> String {
    "提出済みです。回答すると訂正になります。\(forward) か \(submit): 次へ。"
  }
  func skipped(forward: String) -> String {
    "スキップ済みです。回答すると再開します。\(forward): 次へ。"
  }
  func labelCount(_ count: Int) -> String { "この\(thing)のラベルは\(count)件です。" }
  func notAnswered(_ left: Int, of count: Int) -> String { "\(count)件中\(left)件がまだ未回答です。" }
  var waitingForPicture: String { "画像を待っています…" }
  func notSeen(submit: String, skip: String) -> String {
    "画像をまだ見ていません。もう一度 \(submit): 提出、\(skip): スキップ。"
  }
  var nothingToTakeBack: String { "取り消すものはありません。" }
  var firstTask: String { "最初の\(thing)です。" }
  var end: String { "最後です。" }
  var taskToBeRated: String { "次に\(done)する\(thing)です。" }
  func isSubmitted(undo: String) -> String { "この\(thing)は提出済みです。\(undo): 回答を取り消す。" }
  var isSkippedForGood: String { "この\(thing)は完全にスキップしました。" }
  var thereIsATask: String { "\(done)する\(thing)があります。" }
  var noInstructions: String { "このキャンペーンには説明がありません。" }
  func takenBack(_ label: String, now answer: Answer?) -> String {
    "取り消しました。\(label): \(answer.map { "再び\(word(for: $0))" } ?? "再び未回答")。"
  }
  var submittedAsItWas: String { "\(thing)は元のまま提出済みです。" }
  func submits(_ submit: String) -> String { "\(submit): 提出。" }
  var skipTakenBack: String { "スキップを取り消しました。" }
  func reopened(submit: String) -> String { "再び開きました。\(submit): もう一度提出。" }
  func corrected(submit: String) -> String { "再び開きました。\(submit): 訂正した\(thing)を提出。" }
  var late: String {
    "間に合いませんでした。その間にほかの\(done)者が\(done)しました。回答は管理者のために残します。"
  }
  var leaseRanOut: String { "担当時間が過ぎ、ほかの\(done)者がこの\(thing)を\(done)しています。回答は残ります。" }
  func skippedNow(comesBack: Bool) -> String {
    comesBack ? "スキップしました。最後にもう一度出ます。" : "完全にスキップしました。"
  }
  func notSaved(_ reason: String) -> String { "保存できませんでした: \(reason)。" }
  func notClaimed(_ reason: String) -> String { "\(thing)を受け取れませんでした: \(reason)。" }
}

extension Japanese: EndPhrases {
  var noTasksYet: String {
    work == .rating ? "このキャンペーンにはまだタスクがありません。" : noMistakesYet
  }
  func leaves(_ leave: String) -> String { "\(leave): 終了。" }
  func rated(_ count: Int) -> String { "\(tasks(count))を\(done)しました。" }
  func ratedAll(_ count: Int) -> String { "\(tasks(count))をすべて\(done)しました。ありがとうございました。" }
  func ratedAndSkipped(_ count: Int, _ skipped: Int) -> String {
    "\(tasks(count))を\(done)し、\(grouped(skipped))件をスキップしました。ありがとうございました。"
  }
  func closed(_ count: Int) -> String {
    "このキャンペーンは終了しました。\(tasks(count))を\(done)しました。ありがとうございました。"
  }
  func nothingJustNow(_ count: Int) -> String { "今は行う\(thing)がありません。\(tasks(count))を\(done)しました。" }
  func allHaveRatings(_ count: Int) -> String {
    "すべての\(thing)の\(done)が済みました。うち\(grouped(count))件を\(done)しました。ありがとうございました。"
  }
  func held(_ count: Int, by holders: [String], until: String?) -> String {
    let who =
      holders.isEmpty
      ? "ほかの\(done)者" : holders.count > 4 ? "\(holders.count)人の\(done)者" : holders.joined(separator: "、")
    return "\(tasks(count))を \(who) が\(until.map { " \($0) まで" } ?? "")担当しています。"
  }
  func triesAgain(_ again: String) -> String { "\(again): もう一度試す。" }
  func waitForLead(_ count: Int) -> String { "\(tasks(count))は画像がないため管理者を待っています。" }
  func withoutPicture(_ count: Int) -> String {
    "うち\(grouped(count))件は画像なしの\(done)のため、結果に含まれません。"
  }
  func counts(yes: Int, no: Int, maybe: Int) -> String {
    "\(word(for: .yes)) \(grouped(yes))   \(word(for: .no)) \(grouped(no))   \(word(for: .maybe)) \(grouped(maybe))"
  }
  func time(_ duration: String) -> String { "作業時間: \(duration)" }
  func duration(hours: Int, minutes: Int) -> String { "\(hours)時間\(minutes)分" }
  func duration(minutes: Int, seconds: Int) -> String { "\(minutes)分\(seconds)秒" }
  func duration(seconds: Int) -> String { "\(seconds)秒" }
  func endKeys(undo: String, back: String, leave: String) -> String {
    "\(undo): 最後の回答を取り消す、\(back): 前の\(thing)を見る、\(leave): 終了。"
  }
}

extension Japanese: DialogPhrases {
  var keysTitle: String { "キー" }
  func instructionsTitle(_ campaign: String) -> String { "\(campaign) の説明" }
  func lines(_ shown: ClosedRange<Int>, of count: Int) -> String {
    "\(count)行中 \(shown.lowerBound)–\(shown.upperBound)"
  }
  var begin: String { "開始" }
  var backToTask: String { "\(thing)へ" }
  var back: String { "戻る" }
  var leave: String { "終了" }

  func whySkip(isFinal: Bool) -> String {
    isFinal ? "完全スキップの理由を選びます。" : "スキップの理由を選びます。"
  }
  func reason(_ reason: SkipReason) -> String {
    switch reason {
    case .missing: "画像がありません"
    case .cannotTell: "判断できません"
    case .other: "ほかの理由"
    }
  }
  func otherReason(enter: String, escape: String) -> String { "\(enter): スキップ、\(escape): 戻る" }
  func doNotSkip(escape: String) -> String { "\(escape): スキップしない" }
  var reasonKey: String { "理由" }
  var doNotSkipKey: String { "スキップしない" }
  var skipKey: String { "スキップ" }

  var noteQuestion: String { "管理者へのメモ: " }
  var saveKey: String { "保存" }
  var backWithoutSavingKey: String { "保存せずに戻る" }
  var noted: String { "管理者へのメモを残しました。" }
  var noteEmptied: String { "メモを消しました。" }
  var noteTakenBack: String { "取り消しました。メモは元のままです。" }
  var flagsQuestion: String { "管理者に知らせる印" }
  func flagsDone(escape: String) -> String { "\(escape): 完了" }
  var flagKey: String { "印を付ける・外す" }
  var doneKey: String { "完了" }
  func flagged(_ flag: String) -> String { "管理者に知らせる印を付けました: \(flag)。" }
  func flagTakenBack(_ flag: String) -> String { "印を取り消しました: \(flag)。" }
  func name(of flag: PictureFlag) -> String {
    switch flag {
    case .offensive: "不快な内容"
    case .notAPhoto: "写真ではない"
    case .duplicate: "重複"
    case .damaged: "破損"
    }
  }
  var nothingToRemarkOn: String { "メモや印を付ける\(thing)がありません。" }
}

extension Japanese: SearchPhrases {
  var searchTitle: String { "自分の\(done)を検索" }
  var searchPrompt: String { "検索: " }
  var searchHint: String {
    "ラベル・メモ・印の語、\(word(for: .yes))・\(word(for: .no))・\(word(for: .maybe))、または\(thing)番号。"
  }
  func searchCount(_ found: Int, of all: Int) -> String { "\(grouped(all))件中\(grouped(found))件" }
  var nothingFound: String { "見つかりませんでした。" }
  var nothingRatedYet: String { "まだ何も\(done)していません。" }
  var skippedWord: String { "スキップ済み" }
  func wentTo(_ place: Int, of found: Int, search: String) -> String {
    "見つかった\(found)件中\(place)件目です。\(search): もう一度一覧。"
  }
  func askNumber(upTo last: Int) -> String { "移動先の\(thing)番号(1–\(grouped(last))): " }
  func noSuchTask(upTo last: Int) -> String { "\(thing)番号は1から\(grouped(last))までです。" }
  var goThereKey: String { "移動する" }
  var moveKey: String { "選ぶ" }
}

extension Japanese: NoticePhrases {
  func refusal(_ refusal: PictureRefusal) -> String {
    switch refusal {
    case .missing: "画像がありません。"
    case .outsideFolder: cannotBeShown("画像フォルダーの外にあります")
    case .unreadable(let reason): cannotBeShown(reason)
    case .fileTooLarge(let megabytes, let limit):
      "画像が大きすぎます(ファイル \(megabytes) メガバイト、上限 \(limit))。"
    case .notAnImage: cannotBeShown("画像ファイルではありません")
    case .tooLarge(let megapixels, let limit):
      "画像が大きすぎます(\(megapixels) メガピクセル、上限 \(limit))。"
    case .broken: cannotBeShown("ファイルが破損しています")
    case .tooMuchMemory: cannotBeShown("読み込みに必要なメモリが多すぎます")
    case .tooLong(let seconds): cannotBeShown("読み込みに\(seconds)秒以上かかりました")
    case .workerDied: cannotBeShown("読み込み中に画像プログラムが停止しました")
    case .workerMissing(let program, let places):
      "画像を表示できません: \(program) が \(places.joined(separator: "、")) に見つかりません。"
    case .workerUnusable(let reason): "画像を表示できません: \(reason)。"
    case .noRoom: "画像を表示する場所がありません。"
    case .switchedOff: "画像の表示は切ってあります。"
    }
  }

  private func cannotBeShown(_ reason: String) -> String { "この画像は表示できません: \(reason)。" }

  var damagedPicture: String { "この画像は破損しています。一部が欠けている可能性があります。" }

  func notice(_ notice: ScreenNotice) -> String {
    switch notice {
    case .assumedTerminal(let name, let taken): "端末 \(name) は不明なため、\(taken) とみなします。"
    case .noSandbox: "画像は保護なしで読み込まれます。信頼できる画像だけを\(done)してください。"
    case .notOffered(let way):
      "この端末は \(way) に対応していません。画像が出ないときは、終了して --preview auto を使ってください。"
    case .cutOffLine(let path): "途中で切れた行を \(path) に別に保存しました。"
    case .other(let text): text
    }
  }
}

extension Japanese: PlainPhrases {
  var plainHelp: String {
    "各行に y(はい)、n(いいえ)、m(不確か)で答えます。s はタスクをスキップし、u は最後の回答を取り消し、q は終了します。"
      + "はいといいえは95 %以上確かなときだけです。タスクの最後の回答で提出されます。"
  }
  var plainWithoutPictures: String {
    "ここでは画像を表示しません。評価は画像なしとして記録され、管理者が含めない限り結果には入りません。"
  }
  func plainQuestion(_ text: String, label: Int, of labels: Int, task: Int, of tasks: Int) -> String {
    "タスク \(grouped(task))/\(grouped(tasks))、ラベル \(label)/\(labels): \(text)。"
  }
  func plainAnswered(_ answer: Answer) -> String { "回答: \(word(for: answer))。" }
  var plainTriesAgain: String { "空の行でもう一度試します。" }
  var plainSubmitTakenBack: String { "提出を取り消しました。" }
  var plainUnknown: String { "その回答はわかりません。" }
  var plainNothingAsked: String { "答える質問がありません。" }
}
