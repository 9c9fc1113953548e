import Campaigns
import DurableFiles
import JSONLines
import Proposals
import RatingStore
import Ratings

/// What tasks.jsonl will be: lines that stay, and new ones behind them.
struct TaskFile {
  let plan: TaskPlan
  /// Whether somebody has begun: then all tasks stay.
  let beginning: Beginning
  /// How many tasks stay.
  let keptCount: Int
  /// How many tasks of purpose rating go.
  let replacedCount: Int
  /// How many repeats of these go with them.
  let lostRepeats: Int
  /// Its bytes; nil where it stays as it is.
  let bytes: [UInt8]?

  /// - Parameter isReplacing: Whether all tasks of purpose rating are made anew, refused where somebody has begun. Otherwise that is
  ///   done, where nobody has, of those alone that are called as this command calls them.
  init(_ run: ProposalRun, seed: UInt64, replacing isReplacing: Bool) throws {
    let tasks = run.campaign.tasks
    let beginning = try Beginning(of: run.campaign)
    self.beginning = beginning
    if let sign = beginning.sign, isReplacing {
      throw Failure("\(sign), so that tasks cannot be replaced. Without --replace new ones are added.")
    }
    func goes(_ task: Int) -> Bool {
      beginning.sign == nil && tasks.purpose(at: task) == .rating
        && (isReplacing || TaskPlan.isNumbered(tasks.id(at: task)))
    }
    let kept = tasks.indices.filter { !goes($0) && !(tasks.original(of: $0).map(goes) ?? false) }
    let old = tasks.indices.filter(goes)
    let plan = Self.plan(run, beside: kept, seed: seed, hasBegun: beginning.sign != nil)
    self.plan = plan
    let staysAsItIs = tasks.hasExactly(plan.tasks, at: old)
    keptCount = staysAsItIs ? tasks.count : kept.count
    replacedCount = staysAsItIs ? 0 : old.count
    lostRepeats = tasks.count - keptCount - replacedCount
    bytes =
      staysAsItIs ? nil : try Self.lines(of: kept, in: run.campaign) + Self.lines(of: plan, run.campaign)
  }

  /// New tasks go on counting where somebody may know of old ones; where nobody does, the same input gives the same names.
  private static func plan(_ run: ProposalRun, beside kept: [Int], seed: UInt64, hasBegun: Bool) -> TaskPlan {
    let asked = questions(of: kept, in: run.campaign)
    let names = NameTable(kept.lazy.map { run.campaign.tasks.id(at: $0) })
    return TaskPlan(
      run.proposals, cutter: TaskCutter(run.taxonomy), seed: seed, firstNumber: hasBegun ? kept.count + 1 : 1,
      isAsked: { asked.contains(AskedQuestion(image: $0, label: $1)) },
      isTaken: { names.position(of: $0) != nil })
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

extension TaskList {
  /// Whether the tasks at these positions are those of a plan.
  fileprivate func hasExactly(_ planned: [TaskPlan.Task], at positions: [Int]) -> Bool {
    positions.count == planned.count
      && zip(positions, planned).allSatisfy { position, task in
        id(at: position) == task.id && image(at: position) == task.image
          && candidates(at: position).elementsEqual(task.candidates)
      }
  }
}

extension NameTable {
  fileprivate init(_ names: some Sequence<String>) {
    self.init()
    for name in names { _ = insert(name) }
  }
}
