import Aggregation
import Ratings
import Testing

@Suite struct RaterProfileTests {
  @Test func selfConsistencyComparesTheFirstAnswerWithEachLater() throws {
    var campaign = SmallCampaign()
    campaign.task("a", [1, 2])
    campaign.task("a", [1], .gold)
    campaign.task("b", [1], .repeat)
    campaign.task("a", [2, 1], .repeat)
    campaign.task("a", [1], .training)
    campaign.rater("ana", ["yn", "m", "y", "ny", "n"])
    campaign.rater("ben", ["", "y", "y", "nn", "y"], unseen: [4])
    let seen = SelfConsistency.all(try campaign.ratings())
    // Ana on label 1: yes, then maybe, then yes; on label 2: no, then no.
    #expect(seen[0].counts == [[1, 0, 0], [0, 0, 0], [0, 1, 1]])
    #expect(seen[0].share == Share(2, of: 3))
    #expect(seen[1].share == Share())
    let all = SelfConsistency.all(try campaign.ratings(), includingUnseen: true)
    #expect(all[1].counts == [[0, 0, 0], [0, 0, 0], [1, 0, 0]])
  }

  @Test func selfConsistencyBetweenTables() throws {
    let first = try table(["yn.", "mm.", "y.y"])
    let rows = [VoteTable.Row(image: 2, label: 0), VoteTable.Row(image: 0, label: 0)]
    let again = try VoteTable(rows: rows, matrix: matrix(["yyn", ".n."]))
    let all = SelfConsistency.all(first, again)
    #expect(all.map(\.share) == [Share(1, of: 1), Share(1, of: 1), Share(0, of: 1)])
    #expect(all[2].counts == [[0, 0, 0], [0, 0, 0], [1, 0, 0]])
    #expect(all[0].kappa.value == nil)
  }

  @Test func idleTimeIsTakenOut() {
    let time = ActiveTime(seconds: [4, 6, 5, 3600, 7, 56, 3, 5])
    #expect(time.interrupted == 2)
    #expect(time.ratings == 6)
    #expect(time.medianSeconds == 5)
    #expect(time.totalSeconds == 30)
    #expect(ActiveTime(seconds: []).medianSeconds == nil)
    // Nobody measured these.
    #expect(ActiveTime(seconds: [0, 0, 0]).medianSeconds == nil)
    #expect(ActiveTime(seconds: [0, 0, 7, 0]).medianSeconds == 7)
    #expect(ActiveTime(seconds: [0, 0, 7]).ratings == 1)
    #expect(ActiveTime(seconds: [8]).interrupted == 0)
  }

  /// Conover's example of ranks: n = 16, 95 %: (16 - 7.84) / 2 = 4.08, 1 + (16 + 7.84) / 2 = 12.92.
  @Test func medianIntervalByRanks() {
    let time = ActiveTime(seconds: (1...16).map(Double.init))
    #expect(time.medianInterval()?.lower == 4)
    #expect(time.medianInterval()?.upper == 13)
    #expect(ActiveTime(seconds: [1, 2, 3]).medianInterval() == nil)
  }

  @Test func agreementWithTheSameAnswerAndWithTheResult() throws {
    let table = try table(["yyyn", "nmmm", "ynmm", "nn..", "y..."])
    // Of the others: question 0 yyn yyn yyn yyy, 1 mmm nmm nmm nmm, 2 nmm ymm ynm ynm, 3 n n.
    #expect(
      AgreementWithOthers.sharesOfSameAnswer(in: table.matrix)
        == [Share(2, of: 4), Share(3, of: 4), Share(2, of: 2), Share(1, of: 2)])
    #expect(
      AgreementWithResult.shares(in: table, scores: [0.9, 0.1, 0.8, 0.1, 0.79])
        == [Share(4, of: 5), Share(3, of: 4), Share(2, of: 3), Share(1, of: 3)])
  }

  /// Nine careful raters and one who always says yes, on 400 questions of which a fifth is true.
  private func careless(_ carelessRow: (Int) -> Character) throws -> (VoteTable, GoldCounts) {
    var generator = SeededGenerator(seed: 21)
    let truths = (0..<400).map { _ in generator.unit() < 0.2 }
    let rows = truths.enumerated().map { question, isTrue in
      String(
        (0..<9).map { _ -> Character in
          generator.unit() < 0.1 ? "m" : (generator.unit() < 0.15) == isTrue ? "n" : "y"
        } + [carelessRow(question)])
    }
    let table = try table(rows)
    let truth = GoldTruth(experts: try self.table(truths.map { $0 ? "y" : "n" }), yesShare: 0.6)
    return (table, GoldCounts(table, truth: truth))
  }

  private func table(_ rows: [String]) throws -> VoteTable { try AggregationTests.table(rows) }

  @Test func whoAlwaysSaysYesIsFlagged() throws {
    let (table, gold) = try careless { $0 % 100 == 0 ? "n" : "y" }
    let signs = CarelessRaters().signs(in: table, gold: gold)
    #expect(signs.dropLast().allSatisfy { $0.isEmpty })
    let found = try #require(signs.last)
    #expect(found.count == 3)
    guard case .oneAnswer(.yes, let share, let interval, let others) = found[0] else {
      Issue.record("\(found)")
      return
    }
    #expect(share == Share(396, of: 400))
    #expect(interval.confidence == 1 - (1 - 0.95) / 10)
    #expect(others.count == 9 * 400)
    guard case .chanceAgreement(let kappa) = found[1], case .chanceAccuracy = found[2] else {
      Issue.record("\(found)")
      return
    }
    #expect(kappa.interval.upper < 0.2)
    #expect(found[0].description.hasPrefix("answers yes to 396 of 400 questions (96.4 to 99.7 %), where"))
    #expect(found[1].description.hasPrefix("agrees with the others hardly more than by chance: kappa "))
    #expect(found[2].description.hasPrefix("is right on gold hardly more than by chance: kappa "))
  }

  @Test func whoAnswersByLotIsFlagged() throws {
    var generator = SeededGenerator(seed: 2)
    let (table, gold) = try careless { _ in generator.unit() < 0.2 ? "y" : "n" }
    let signs = CarelessRaters().signs(in: table, gold: gold)
    #expect(signs.dropLast().allSatisfy { $0.isEmpty })
    #expect(signs.last?.count == 2)
  }

  /// A few answers prove nothing, whatever they are.
  @Test func fewAnswersAreNotFlagged() throws {
    let (table, gold) = try careless { $0 < 8 ? "y" : "." }
    #expect(CarelessRaters().signs(in: table, gold: gold).allSatisfy { $0.isEmpty })
  }

  /// Who nearly always says no where nearly all is no does as the others do.
  @Test func whoSaysWhatTheOthersSayIsNotFlagged() throws {
    let rows = (0..<300).map { $0 < 12 ? "yyyy" : "nnnn" }
    #expect(CarelessRaters().signs(in: try table(rows)).allSatisfy { $0.isEmpty })
  }

  @Test func hasteIsFlagged() throws {
    let times = [5, 6, 0.8, 7].map { typical in
      ActiveTime(seconds: (0..<60).map { typical * (0.8 + 0.01 * Double($0 % 40)) })
    }
    let signs = CarelessRaters().signs(in: try table(["yyyy", "nnnn"]), times: times)
    #expect(signs.map(\.count) == [0, 0, 1, 0])
    #expect(
      signs[2][0].description == "takes 0.8 seconds a task (at most 0.8), where the middle rater takes 5.2")
  }

  @Test func profilesGatherEverything() throws {
    let (votes, gold) = try careless { _ in "y" }
    var evidence = RaterEvidence(votes)
    let bare = evidence.profiles()
    #expect(bare[9].answers == Tally(yes: 400))
    #expect(bare[9].accuracy == Share() && bare[9].matrix == nil && bare[9].time == nil)
    #expect(bare[0].agreement == AgreementWithOthers.shares(in: votes)[0])

    evidence.gold = gold
    evidence.model = try ExpectationMaximization(votes.matrix).model
    evidence.result = ([Double](repeating: 1, count: 400), 0.8)
    evidence.consistency = SelfConsistency.all(votes, votes)
    evidence.times = [ActiveTime](repeating: ActiveTime(seconds: [3]), count: 10)
    let profiles = evidence.profiles()
    #expect(profiles[9].consensus == Share(400, of: 400))
    #expect(profiles[9].accuracy == gold.accuracy(ofRater: 9))
    #expect(profiles[9].sayingYes.recall.value == 1)
    #expect(profiles[9].sayingYes == profiles[9].sayingYesOrMaybe)
    #expect(profiles[0].sayingYes != profiles[0].sayingYesOrMaybe)
    #expect(profiles[9].consistency.share == Share(400, of: 400))
    #expect(profiles[9].time?.medianSeconds == 3)
    let bits = try profiles.map { try #require($0.informativeness) }
    #expect(bits[9] < 0.01)
    #expect(bits.dropLast().allSatisfy { $0 > 0.15 })
    #expect(profiles.map(\.signs.isEmpty) == [Bool](repeating: true, count: 9) + [false])
  }
}

extension GoldCounts {
  fileprivate func accuracy(ofRater rater: Int) -> Share {
    Share(
      tally(ofRater: rater, whereTrue: true).yes + tally(ofRater: rater, whereTrue: false).no,
      of: total(ofRater: rater))
  }
}
