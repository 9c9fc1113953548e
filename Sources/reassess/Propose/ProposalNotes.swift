import Proposals
import Reporting

extension ProposalRun {
  /// What a lead must know, one sentence or two a line.
  func notes(_ tasks: TaskFile) -> [String] {
    var notes: [String] = []
    if let sets {
      let counts = sets.counts(of: proposals.committee)
      let names = proposals.committee.numbers.map { models[$0] }.joined(separator: ", ")
      notes.append(
        "Committee: \(names). On gold (\(sets.there) labels of \(gold.count) images) recall "
          + "\(decimals(counts.recall(of: sets.there))), precision \(decimals(counts.precision)).")
      if search == nil { notes.append("--committee named the models: there was no search.") }
      if sets.unasked > 0 {
        notes.append(
          "\(sets.unasked) of all models' labels of gold images are not in gold.jsonl, and count as not there."
        )
      }
    } else {
      notes.append(
        "There is no gold that says of a label that it is there, so that "
          + (options.committee.isEmpty
            ? "all models are pooled: there was no search." : "there are no figures on it."))
    }
    notes += strangeNotes + taxonomyNotes + taskNotes(tasks)
    return notes
  }

  private var strangeNotes: [String] {
    pool.models.filter { $0.passedOver > 0 }.map {
      "\($0.model): \(counted($0.passedOver, "number")) NaN or infinite, passed over."
    }
  }

  private var taxonomyNotes: [String] {
    if !hasWordNet {
      return ["\(usualNouns) is not there: labels stand by name (--wordnet names another file)."]
    }
    guard !taxonomy.unknown.isEmpty else { return [] }
    let labels = campaign.labels.inOrder
    let names = taxonomy.unknown.prefix(5).map { labels[$0].name }.joined(separator: ", ")
    return [
      "\(counted(taxonomy.unknown.count, "label")) not in WordNet, behind the others by name: \(names)"
        + (taxonomy.unknown.count > 5 ? ", …" : ".")
    ]
  }

  private func taskNotes(_ tasks: TaskFile) -> [String] {
    var notes: [String] = []
    let without = tasks.plan.withoutProposals
    if let first = without.first {
      notes.append(
        "\(counted(without.count, "image")) without proposal and original label, and so without task; the first is "
          + "\(campaign.images.ids[first]).")
    }
    notes += changeNotes(tasks)
    let files =
      ["results/proposals.jsonl", "results/committee.json"] + (tasks.bytes == nil ? [] : ["tasks.jsonl"])
    notes.append("Written: " + files.map(campaign.folder.path(of:)).joined(separator: ", ") + ".")
    return notes
  }

  /// What becomes of the tasks that were there.
  private func changeNotes(_ tasks: TaskFile) -> [String] {
    let (kept, new) = (tasks.keptCount, tasks.plan.tasks.count)
    guard kept + tasks.replacedCount > 0 else { return [] }
    if let sign = tasks.beginning.sign {
      let more = new == 0 ? "there is nothing new to ask" : "\(new) new tasks stand behind them"
      return ["\(sign), so the \(kept) tasks stay as they are; \(more)."]
    }
    if tasks.bytes == nil {
      let reason = new == 0 ? "There is nothing new to ask" : "tasks.jsonl has these tasks already"
      return ["\(reason): it stays as it is."]
    }
    var notes: [String] = []
    if tasks.replacedCount > 0 {
      let repeats = tasks.lostRepeats == 0 ? "" : ", and \(tasks.lostRepeats) that repeat them are gone"
      notes.append("Nobody has begun, so \(tasks.replacedCount) tasks were replaced\(repeats).")
    }
    if kept > 0 { notes.append("\(kept) tasks stay as they are.") }
    return notes
  }

  private func decimals(_ share: Double?) -> String {
    share.map { "\(($0 * 1000).rounded() / 10) %" } ?? "-"
  }
}
