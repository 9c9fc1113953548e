import Campaigns
import DurableFiles
import Glibc
import JSONLines
import Proposals
import RatingStore
import Ratings

/// What tasks.jsonl will be: lines that stay, and new ones behind them.
struct TaskFile {
  let plan: TaskPlan
  /// How many tasks stay.
  let keptCount: Int
  /// How many tasks, of purpose rating and repeats of these, go.
  let removedCount: Int
  /// Its bytes; nil where it stays as it is.
  let bytes: [UInt8]?

  /// - Parameter isReplacing: Whether all tasks of purpose rating are made anew. Refused where somebody has begun one.
  init(_ run: ProposalRun, seed: UInt64, replacing isReplacing: Bool) throws {
    let campaign = run.campaign
    if isReplacing { try Self.requireNothingBegun(campaign) }
    let kept = campaign.tasks.indices.filter { !isReplacing || campaign.tasks.stays($0) }
    let asked = Self.questions(of: kept, in: campaign)
    let names = NameTable(kept.lazy.map { campaign.tasks.id(at: $0) })
    plan = TaskPlan(
      run.proposals, cutter: TaskCutter(run.taxonomy), seed: seed, firstNumber: kept.count + 1,
      isAsked: { asked.contains(AskedQuestion(image: $0, label: $1)) },
      isTaken: { names.position(of: $0) != nil })
    keptCount = kept.count
    removedCount = campaign.tasks.count - kept.count
    let changes = removedCount > 0 || !plan.tasks.isEmpty
    bytes = changes ? try Self.lines(of: kept, in: campaign) + Self.lines(of: plan, campaign) : nil
  }

  private struct AskedQuestion: Hashable {
    var image: Int
    var label: Int
  }

  /// What tasks of purpose rating ask.
  private static func questions(of tasks: [Int], in campaign: Campaign) -> Set<AskedQuestion> {
    var questions: Set<AskedQuestion> = []
    for task in tasks where campaign.tasks.purpose(at: task) == .rating {
      for label in campaign.tasks.candidates(at: task) {
        questions.insert(AskedQuestion(image: campaign.tasks.image(at: task), label: label))
      }
    }
    return questions
  }

  /// The lines as they stand in the file: one task is one line, and may have keys of others.
  private static func lines(of tasks: [Int], in campaign: Campaign) throws -> [UInt8] {
    do throws(FileError) {
      let lines = try readFile(campaign.folder.path(of: "tasks.jsonl"))
        .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      guard campaign.tasks.count <= lines.count else {
        throw .changed(path: campaign.folder.path(of: "tasks.jsonl"))
      }
      return tasks.flatMap { lines[$0] + [UInt8(ascii: "\n")] }
    } catch {
      throw Failure(error.description)
    }
  }

  private static func lines(of plan: TaskPlan, _ campaign: Campaign) -> [UInt8] {
    var json = JSONWriter()
    for task in plan.tasks {
      json.object { json in
        json.member("task", task.id)
        json.member("image", campaign.images.ids[task.image])
        json.key("candidates")
        json.array { json in for label in task.candidates { json.integer(label) } }
        json.member("purpose", RatingTask.Purpose.rating.rawValue)
      }
      json.endLine()
    }
    return json.bytes
  }
}

// MARK: - Replacing

extension TaskFile {
  /// Fails where a journal or the ledger may name a task that would go: they could not be read afterwards.
  private static func requireNothingBegun(_ campaign: Campaign) throws {
    let advice = "tasks cannot be replaced. Without --replace new ones are added."
    let everybody: [RaterProgress]
    do throws(CampaignProblems) {
      everybody = try campaign.readAllProgress()
    } catch {
      throw Failure("the answers cannot be read.\n\(error)")
    }
    for progress in everybody where progress.seq > progress.sessions {
      throw Failure("answers/\(progress.rater).jsonl names tasks, so that \(advice)")
    }
    var status = stat()
    if stat(campaign.folder.path(of: "ledger.jsonl"), &status) == 0, status.st_size > 0 {
      throw Failure("ledger.jsonl names tasks, so that \(advice)")
    }
  }
}

extension TaskList {
  /// Whether a task is none of purpose rating, nor a repeat of one.
  fileprivate func stays(_ task: Int) -> Bool {
    purpose(at: task) != .rating && original(of: task).map { purpose(at: $0) != .rating } ?? true
  }
}

extension NameTable {
  fileprivate init(_ names: some Sequence<String>) {
    self.init()
    for name in names { _ = insert(name) }
  }
}
