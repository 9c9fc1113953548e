import Campaigns
import JSONLines
import Mutations
import RatingStore
import Ratings

/// A small campaign, and journals that raters may have left in it.
enum SeedJournals {
  /// The campaign's files in the folder `campaign`.
  static let files = contents.reduce(into: [:]) { $0["campaign/" + $1.key] = Array($1.value.utf8) }

  private static let contents = [
    "campaign.json": #"{"format":1,"name":"fuzz"}"#,
    "labels.json": "["
      + (0..<9).map { #"{"index":\#($0 * 40),"id":"n0000000\#($0)","name":"l"}"# }.joined(separator: ",")
      + "]",
    "images.jsonl": lines(images.map { #"{"image":"\#($0)","file":"f.png"}"# }),
    "tasks.jsonl": lines(
      tasks.map { #"{"task":"\#($0.id)","image":"\#($0.image)","candidates":\#($0.candidates)}"# }),
  ]

  private static let images = ["ILSVRC2012_val_00000001", "ILSVRC2012_val_00000002", "x", "Bär"]
  private static let tasks: [RatingTask] = (0..<12).map { number in
    RatingTask(
      id: ["000001", "t", "task-0000", "Bär"][number % 4] + "\(number)", image: images[number / 4],
      candidates: (0...number % 8).map { ($0 * 7 + number) % 9 * 40 })
  }

  private static func lines(_ rows: [String]) -> String { rows.map { $0 + "\n" }.joined() }

  /// A journal of some events that fit, and perhaps one at the end that does not.
  static func make(_ campaign: Campaign, rater: RaterName, _ random: inout Mutator) -> [UInt8] {
    var progress = campaign.freshProgress(of: rater)
    var json = JSONWriter()
    var time: Int64 = 1_795_271_100_123
    let start = SessionStart(
      program: "fuzz", rater: rater, host: "h", uid: 7, labels: campaign.labelsDigest, monotonic: 5)
    var events: [JournalEvent] = [.session(start)]
    for _ in 0..<random.below(60) { events.append(event(&random)) }
    let mayEndWrong = random.below(4) == 0
    // Most of what may be wrong is in ratings.
    if mayEndWrong { for _ in 0..<20 { events.append(.submit(rating(random.choose(tasks), &random))) } }
    for event in events {
      time += Int64(random.choose([0, 1, 999, 60_000]))
      let entry = JournalEntry(seq: progress.seq + 1, at: Timestamp(milliseconds: time), event: event)
      let fits = (try? progress.apply(entry)) != nil
      guard fits || isSubmit(event) && mayEndWrong else { continue }
      json.line(entry)
      if !fits { break }
    }
    return json.bytes
  }

  private static func isSubmit(_ event: JournalEvent) -> Bool {
    if case .submit = event { true } else { false }
  }

  private static func event(_ random: inout Mutator) -> JournalEvent {
    let task = random.choose(tasks)
    let label = random.below(20) == 0 ? 40 : random.choose(task.candidates)
    let answer = random.choose(Answer.allCases)
    switch random.below(12) {
    case 0: return .retract(task: task.id, label: label)
    case 1: return .reopen(task: task.id)
    case 2:
      let text = random.choose([nil, "é\n"])
      return .skip(task: task.id, reason: random.choose(SkipReason.allCases), text: text)
    case 3: return remark(task.id, &random)
    case 4: return .late(rating(task, &random))
    case 5, 6, 7: return .submit(rating(task, &random))
    default: return .answer(task: task.id, label: label, answer: answer)
    }
  }

  private static func remark(_ task: String, _ random: inout Mutator) -> JournalEvent {
    let flag = random.choose(PictureFlag.allCases).rawValue
    return switch random.below(4) {
    case 0: .flag(task: task, flag: flag)
    case 1: .retractFlag(task: task, flag: flag)
    case 2: .note(task: task, text: "\"dark\"")
    default: .retractNote(task: task)
    }
  }

  /// A rating that mostly fits: now and then it names another image, leaves a candidate out or answers one twice.
  private static func rating(_ task: RatingTask, _ random: inout Mutator) -> Rating {
    var labels = task.candidates
    switch random.below(20) {
    case 0: labels.removeLast()
    case 1: labels[labels.count - 1] = labels[0]
    case 3: labels.append(labels[0])
    case 2: labels.shuffle(with: &random)
    default: break
    }
    return Rating(
      task: task.id, image: random.below(20) == 0 ? random.choose(images) : task.image,
      answers: labels.map { LabelAnswer(label: $0, answer: random.choose(Answer.allCases)) },
      seconds: random.choose([0, 1.5, 7.25, 1e300, 0.1 + 0.2]), picture: random.choose(PictureSeen.allCases))
  }
}

extension [Int] {
  fileprivate mutating func shuffle(with random: inout Mutator) {
    for place in indices { swapAt(place, random.below(count)) }
  }
}
