import Campaigns
import DurableFiles
import JSONLines
import Proposals
import Ratings
import Reporting

// The files that `reassess propose` writes, as Documentation/FileFormats.md has them.

extension ProposalRun {
  /// Writes results/proposals.jsonl, results/committee.json and, where it changes, tasks.jsonl.
  func write(_ tasks: TaskFile, seed: UInt64) throws {
    let record = try record(seed: seed).rendered()
    do throws(FileError) {
      let lock = try campaign.folder.lockResults()
      defer { lock.release() }
      try campaign.folder.writeResult("proposals.jsonl", record: record) { file throws(FileError) in
        for lines in proposalLines { try file.append(lines) }
      }
      try campaign.folder.writeResult("committee.json", committeeFile(tasks), record: record)
      if let bytes = tasks.bytes { try replaceFile(at: campaign.folder.path(of: "tasks.jsonl"), with: bytes) }
    } catch {
      throw Failure(error.description)
    }
  }

  private func record(seed: UInt64) throws -> RunRecord {
    let read = ["campaign.json", "labels.json", "images.jsonl", "tasks.jsonl", "gold.jsonl"].compactMap {
      file in
      digests[campaign.folder.path(of: file)].map { RunRecord.Input(file: file, sha256: $0) }
    }
    return RunRecord(
      program: "reassess \(Reassess.version)", method: "propose",
      parameters: [
        .init("perImage", .integer(options.perImage)), .init("minModels", .integer(options.minModels)),
        .init("recall", search == nil ? .null : .real(options.recallInForce)),
        .init("allowNaN", .bool(options.allowNan)), .init("wordNet", .bool(hasWordNet)),
        .init("seed", .text(String(seed))),
      ],
      findings: [.init("committee", .texts(proposals.committee.numbers.map { models[$0] }))],
      inputs: read + (try inputRecords(files.compactMap { file in file.path.map { ($0, $0) } })))
  }

  /// One line a proposal, image after image, by label.
  private var proposalLines: [[UInt8]] {
    let names = models
    let count = campaign.images.count
    // Parts, so that no array of all has to grow.
    return stride(from: 0, to: count, by: 4096).map { first in
      var json = JSONWriter()
      for image in first..<min(first + 4096, count) {
        let name = campaign.images.ids[image]
        for proposal in proposals.proposals(of: image) {
          json.object { json in
            json.member("image", name)
            json.member("label", proposal.label)
            json.key("models")
            json.array { json in for model in proposal.models.numbers { json.string(names[model]) } }
            json.member("original", proposal.isOriginal)
          }
          json.endLine()
        }
      }
      return json.bytes
    }
  }

  private func committeeFile(_ tasks: TaskFile) -> [UInt8] {
    var json = JSONWriter(.indented)
    json.object { json in
      json.key("committee")
      json.array { json in for model in proposals.committee.numbers { json.string(models[model]) } }
      json.member("minModels", proposals.fewestModels)
      json.key("target")
      if search == nil { json.null() } else { json.number(options.recallInForce) }
      json.member("candidatesPerImage", candidatesPerImage(of: proposals.committee))
      json.key("gold")
      if let sets { goldMembers(sets, &json) } else { json.null() }
      json.key("models")
      json.array { json in for row in modelRows { row.write(to: &json) } }
      json.key("frontier")
      json.array { json in for row in frontierRows { row.write(to: &json) } }
      json.key("funnel")
      json.array { json in
        for step in funnel(tasks) {
          json.object { json in
            json.member("step", step.step)
            json.member("count", step.count)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func goldMembers(_ sets: ProposingSets, _ json: inout JSONWriter) {
    let counts = sets.counts(of: proposals.committee)
    json.object { json in
      json.member("images", gold.count)
      json.member("labels", sets.there)
      json.member("proposed", counts.proposed)
      json.member("right", counts.right)
      json.member("unasked", sets.unasked)
      json.share("precision", counts.precision)
      json.share("recall", counts.recall(of: sets.there))
    }
  }
}

extension JSONWriter {
  fileprivate mutating func share(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }
}

extension ModelRow {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("model", model)
      json.member("chosen", isChosen)
      json.member("proposals", proposals)
      json.share("precision", precision)
      json.share("recall", recall)
      json.key("gainRight")
      if let gain { json.integer(gain.right) } else { json.null() }
      json.key("gainProposed")
      if let gain { json.integer(gain.proposed) } else { json.null() }
    }
  }
}

extension FrontierRow {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("models")
      json.array { json in for model in models { json.string(model) } }
      json.member("proposed", counts.proposed)
      json.member("right", counts.right)
      json.share("precision", counts.precision)
      json.share("recall", recall)
      json.member("candidatesPerImage", candidatesPerImage)
    }
  }
}
