import Foundation
import NumPyFiles
import PublishedFixture
import Testing

/// `reassess aggregate` of campaigns, by every method.
@Suite struct AggregateTests {
  /// Against results computed independently (Sample/expected.py).
  @Test(arguments: [("gold/", []), ("gold-partial/", ["--partial"])])
  func countsFromGold(folder: String, options: [String]) throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let output = try Programs.run(["aggregate", campaign.path, "--method", "gold"] + options)
    #expect(output.code == 0, "\(output.messages)")
    for name in ["scores.jsonl", "real.json", "incomplete.json"] {
      #expect(try ChainTests.result(campaign, name) == ChainTests.expected(folder + name), "\(folder)\(name)")
    }
    let record = try record(campaign, "scores")
    #expect(record["method"] as? String == "gold")
    let parameters = try #require(record["parameters"] as? [String: Any])
    #expect(parameters["threshold"] as? Double == 0.8 && parameters["minimum"] as? Int == 5)
    #expect(parameters["smoothing"] as? Double == 1 && parameters["originalSmoothing"] as? Double == 1)
    #expect(parameters["originalLabelRater"] as? String == "n00015388")
    let findings = try #require(record["findings"] as? [String: Any])
    #expect(findings["goldQuestions"] as? Int == 19 && findings["goldTrue"] as? Int == 11)
    #expect(findings["expertMaybes"] as? Int == 3)
    let inputs = try #require(record["inputs"] as? [[String: String]])
    #expect(inputs.contains { $0["file"] == "gold.jsonl" })
  }

  /// In whatever order raters wrote their journals, and whichever is read first, the results have the same bytes.
  @Test(arguments: ["majority", "gold", "em"])
  func theOrderOfJournalsIsNotSeen(method: String) throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let answers = campaign.appending(path: "answers")
    let names = try FileManager.default.contentsOfDirectory(atPath: answers.path).sorted()
    let lines = try names.map { name in
      (
        name,
        try String(contentsOf: answers.appending(path: name), encoding: .utf8).split(separator: "\n")[...]
      )
    }
    var results: [[String]] = []
    for round in 0..<4 {
      // Line by line, now one rater's and now another's, each file's own in their order.
      var rest = round.isMultiple(of: 2) ? lines : lines.reversed()
      for name in names { try FileManager.default.removeItem(at: answers.appending(path: name)) }
      var number = round * 7 + 1
      while !rest.isEmpty {
        number = number * 31 % 1009
        let place = number % rest.count
        guard let line = rest[place].1.popFirst() else {
          rest.remove(at: place)
          continue
        }
        let path = answers.appending(path: rest[place].0).path
        if !FileManager.default.fileExists(atPath: path) {
          #expect(FileManager.default.createFile(atPath: path, contents: nil))
        }
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data((line + "\n").utf8))
        try file.close()
      }
      let output = try Programs.run("aggregate", campaign.path, "--method", method, "--partial")
      #expect(output.code == 0, "\(output.messages)")
      results.append(
        try ["scores.jsonl", "real.json", "incomplete.json", "scores.run.json"].map {
          try ChainTests.result(campaign, $0)
        })
    }
    #expect(Set(results).count == 1)
  }

  private func record(_ campaign: URL, _ name: String) throws -> [String: Any] {
    let text = try ChainTests.result(campaign, name + ".run.json")
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  @Test func fitsByEM() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let output = try Programs.run("aggregate", campaign.path, "--method", "em", "--threshold", "0.9")
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.messages.contains("EM converged after"))
    for line in try ChainTests.result(campaign, "scores.jsonl").split(separator: "\n") {
      let score = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let value = try #require(score["score"] as? Double)
      #expect((0...1).contains(value))
      #expect(score["decision"] as? String == (value >= 0.9 ? "yes" : "no"))
    }
    let findings = try #require(record(campaign, "real")["findings"] as? [String: Any])
    #expect(findings["converged"] as? Bool == true)
    let short = try Programs.run("aggregate", campaign.path, "--method", "em", "--iterations", "2")
    #expect(short.messages.contains("EM has not converged after 2 iterations; --iterations allows more."))
    #expect(
      try #require(record(campaign, "real")["findings"] as? [String: Any])["converged"] as? Bool == false)
  }

  /// A rater left out is as one who never was there.
  @Test(arguments: ["gold", "em", "majority"])
  func leavesRatersOut(method: String) throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let command = ["aggregate", campaign.path, "--method", method, "--partial"]
    let without = try Programs.run(command + ["--without", "dee", "--without", "cho"])
    #expect(without.code == 0, "\(without.messages)")
    let results = try ["scores.jsonl", "real.json", "incomplete.json"].map {
      try ChainTests.result(campaign, $0)
    }
    let parameters = try #require(record(campaign, "real")["parameters"] as? [String: Any])
    #expect(parameters["without"] as? [String] == ["dee", "cho"])
    for name in ["dee", "cho"] {
      try FileManager.default.removeItem(at: campaign.appending(path: "answers/\(name).jsonl"))
    }
    #expect(try Programs.run(command).code == 0)
    #expect(
      try ["scores.jsonl", "real.json", "incomplete.json"].map { try ChainTests.result(campaign, $0) }
        == results)
  }

  /// Lines of different raters come in any order: journals are files of their own, and the order of raters is that of
  /// raters.jsonl, not of the folder.
  @Test func theOrderOfLinesChangesNothing() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    var results: [String] = []
    for round in 0..<2 {
      if round == 1 {
        // Written anew in another order, so that the folder lists them otherwise.
        for name in ["dee", "cho", "ben", "ana"] {
          let file = campaign.appending(path: "answers/\(name).jsonl")
          let lines = try Data(contentsOf: file)
          try FileManager.default.removeItem(at: file)
          try lines.write(to: file)
        }
      }
      for method in ["gold", "em", "majority"] {
        #expect(try Programs.run("aggregate", campaign.path, "--method", method).code == 0)
        results.append(try ChainTests.result(campaign, "scores.jsonl"))
      }
    }
    #expect(results[..<3] == results[3...])
  }

  /// The order of the raters changes scores by rounding only, and no label.
  @Test func theOrderOfRatersChangesNoLabel() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    var results: [(scores: [Double], labels: String)] = []
    for raters in [["ana", "ben", "cho", "dee"], ["dee", "ben", "ana", "cho"]] {
      try scratch.write(raters.map { #"{"rater":"\#($0)"}"# + "\n" }.joined(), campaign, "raters.jsonl")
      for method in ["gold", "em", "majority"] {
        #expect(try Programs.run("aggregate", campaign.path, "--method", method).code == 0)
        let scores = try ChainTests.result(campaign, "scores.jsonl").split(separator: "\n").map { line in
          try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
        results.append(
          (
            try scores.map { try #require($0["score"] as? Double) },
            try ChainTests.result(campaign, "real.json")
          ))
      }
    }
    for (one, other) in zip(results[..<3], results[3...]) {
      #expect(one.labels == other.labels)
      #expect(one.scores.count == other.scores.count)
      #expect(zip(one.scores, other.scores).allSatisfy { abs($0 - $1) <= 1e-15 })
    }
  }

  /// What cannot be done, and what the message must say.
  @Test(arguments: [
    (["--without", "zoe"], 1, "there is no rater zoe to be left out"),
    (
      ["--method", "gold", "--minimum", "7"], 1,
      "no rater has answered 7 gold questions, the minimum (at most 6)"
    ),
    (["--threshold", "0.5"], 2, "--threshold has no part in the method majority"),
    (["--method", "em", "--yes-share", "0.5"], 2, "--yes-share has no part in the method em"),
    (["--method", "gold", "--iterations", "5"], 2, "--iterations has no part in the method gold"),
    (["--method", "gold", "--threshold", "1.5"], 2, "--threshold must be from 0 to 1"),
    (["--method", "gold", "--threshold", "nan"], 2, "--threshold must be from 0 to 1"),
    (["--method", "gold", "--yes-share", "0"], 2, "--yes-share must be above 0 and at most 1"),
    (["--method", "gold", "--smoothing", "inf"], 2, "--smoothing must be from 0 to 1000000"),
    (["--method", "em", "--smoothing", "1e308"], 2, "--smoothing must be from 0 to 1000000"),
    (
      ["--method", "gold", "--original-smoothing", "1e308"], 2,
      "--original-smoothing must be from 0 to 1000000"
    ),
    (
      ["--method", "em", "--original-smoothing", "1"], 2, "--original-smoothing has no part in the method em"
    ),
    (["--method", "em", "--tolerance=-1"], 2, "--tolerance must be 0 or more"),
    (["--method", "em", "--iterations", "0"], 2, "--iterations must be 1 or more"),
    (["--method", "other"], 2, "other"), (["--legacy-order"], 2, "go with --npz"),
    (["--npz", "x"], 2, "--npz needs --original"),
    (["--npz", "x", "--original", "x", "--output", "x"], 2, "do not go with --npz"),
  ])
  func refuses(options: [String], code: Int32, message: String) throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let output = try Programs.run(["aggregate", campaign.path] + options)
    #expect(output.code == code)
    #expect(output.messages.contains(message), "\(output.messages)")
    #expect(!FileManager.default.fileExists(atPath: campaign.appending(path: "results").path))
  }

  /// A small campaign of two tasks, whose raters give each task's answers in a row.
  private func campaign(_ scratch: Scratch, answers: [String: [String]], gold: String? = nil) throws -> URL {
    let campaign = try scratch.campaign(tasks: 2)
    try FileManager.default.createDirectory(
      at: campaign.appending(path: "answers"), withIntermediateDirectories: true)
    for (rater, tasks) in answers {
      let lines = tasks.enumerated().map { task, answers in
        let given = answers.split(separator: " ").enumerated().map { #"{"label":\#($0),"answer":"\#($1)"}"# }
        return
          #"{"event":"submit","at":"2026-03-02T09:00:0\#(task).000Z","seq":\#(task + 1),"task":"t\#(task)","#
          + #""image":"i\#(task)","answers":[\#(given.joined(separator: ","))],"seconds":1,"picture":"shown"}"#
          + "\n"
      }
      try scratch.write(lines.joined(), campaign, "answers/\(rater).jsonl")
    }
    if let gold { try scratch.write(gold, campaign, "gold.jsonl") }
    return campaign
  }

  @Test func noRatings() throws {
    let scratch = try Scratch()
    let campaign = try scratch.campaign(tasks: 2)
    let majority = try Programs.run("aggregate", campaign.path)
    #expect(majority.code == 0 && majority.messages.contains("2 incomplete"))
    #expect(try ChainTests.result(campaign, "real.json") == "[[], []]")
    #expect(try ChainTests.result(campaign, "scores.jsonl").isEmpty)
    let em = try Programs.run("aggregate", campaign.path, "--method", "em")
    #expect(em.code == 1 && em.messages.contains("method em: there are no votes."))
    let gold = try Programs.run("aggregate", campaign.path, "--method", "gold")
    #expect(gold.code == 1)
    #expect(
      gold.messages.contains("there is no gold to count from; add gold, or use method em or majority"))
  }

  @Test func oneRater() throws {
    let scratch = try Scratch()
    let campaign = try campaign(scratch, answers: ["ana": ["yes no", "no yes"]])
    let output = try Programs.run("aggregate", campaign.path, "--partial")
    #expect(output.code == 0, "\(output.messages)")
    #expect(try ChainTests.result(campaign, "scores.jsonl").split(separator: "\n").count == 4)
    let em = try Programs.run("aggregate", campaign.path, "--method", "em", "--partial")
    #expect(em.code == 1 && em.messages.contains("no question has more than 1 answer"), "\(em.messages)")
    #expect(em.messages.contains("use method gold or majority"))
  }

  @Test func allMaybe() throws {
    let scratch = try Scratch()
    let campaign = try campaign(
      scratch, answers: ["ana": ["maybe maybe", "maybe maybe"], "ben": ["maybe maybe", "maybe maybe"]])
    #expect(try Programs.run("aggregate", campaign.path, "--partial").messages.contains("4 of them tied"))
    // Nobody says yes, so that nothing tells the truths apart.
    let output = try Programs.run("aggregate", campaign.path, "--method", "em", "--partial")
    #expect(output.code == 1 && output.messages.contains("use method gold or majority"), "\(output.messages)")
  }

  /// Without gold tasks, as in an imported campaign, the answers in rating tasks are the answers to gold.
  @Test func goldOfRatingTasks() throws {
    let scratch = try Scratch()
    let campaign = try campaign(
      scratch, answers: ["ana": ["yes no", "no yes"]],
      gold: [(0, "yes"), (1, "no")].map {
        #"{"image":"i0","label":\#($0),"answers":{"e":"\#($1)"}}"# + "\n"
      }.joined())
    let output = try Programs.run(
      "aggregate", campaign.path, "--method", "gold", "--minimum", "2", "--partial")
    #expect(output.code == 0 && output.messages.contains("No task is of purpose gold"), "\(output.messages)")
    // Of two true and false each, with one added: yes is twice as likely where true.
    let scores = try ChainTests.result(campaign, "scores.jsonl")
    #expect(
      scores.matches(of: #/"score":(0.\d{6})/#).map { String($0.1) } == [
        "0.666666", "0.333333", "0.333333", "0.666666",
      ])
    #expect(
      try #require(record(campaign, "real")["findings"] as? [String: Any])["goldTasks"] as? String == "rating"
    )
  }

  /// Where no label is meant the original label is no rater, and the record does not say that it is.
  @Test func theRecordNamesNoOriginalLabelThatIsNoRater() throws {
    let scratch = try Scratch()
    let answers = ["yes no", "no yes"]
    let campaign = try campaign(scratch, answers: ["ana": answers, "ben": answers, "cho": answers])
    try scratch.write(
      #"{"format":1,"name":"test","originalLabelRater":{"under":"n00015388"}}"#, campaign, "campaign.json")
    let output = try Programs.run("aggregate", campaign.path, "--method", "em", "--partial")
    #expect(
      output.code == 0 && output.messages.contains("the original label is no rater."), "\(output.messages)")
    let parameters = try #require(record(campaign, "real")["parameters"] as? [String: Any])
    #expect(parameters["originalLabelRater"] is NSNull)
  }

  @Test func goldOfOneTruth() throws {
    let scratch = try Scratch()
    let campaign = try campaign(
      scratch, answers: ["ana": ["yes no", "no yes"]],
      gold: #"{"image":"i0","label":0,"answers":{"e":"yes"}}"# + "\n")
    let output = try Programs.run("aggregate", campaign.path, "--method", "gold")
    #expect(output.code == 1)
    #expect(output.messages.contains("none of the 1 gold questions has truth 0 (no)"), "\(output.messages)")
  }
}
