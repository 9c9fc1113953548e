import Aggregation
import Ratings
import Testing

/// What holds for every campaign, tried on a thousand small ones.
@Suite struct PropertyTests {
  private static let seeds: Range<UInt64> = 0..<1000

  /// The result in names instead of positions, so that differently ordered campaigns can be compared.
  private struct Result: Equatable {
    var scores: Set<String> = []
    var labels: [String: [Int]] = [:]
    var statistics: [String: String] = [:]

    init(_ ratings: CampaignRatings) throws {
      let table = VoteTable(ratings)
      let completion = Completion(ratings, ratersPerTask: 2)
      let real = RealLabels(MajorityVote.scores(for: table), ratings: ratings, completion: completion)
      for score in real.scores {
        scores.insert("\(ratings.images[score.question.image].id) \(score.question.label) \(score.score)")
      }
      for (image, labels) in zip(ratings.images, real.labels) { self.labels[image.id] = Array(labels) }
      let source = try StatisticsSource(ratings, gold: CampaignSettings.Gold())
      var settings = RatingStatistics.Settings()
      settings.bootstrap.draws = 1
      for rater in RatingStatistics(source, settings: settings).raters {
        statistics[rater.name] = "\(rater)"
      }
    }
  }

  @Test func theOrderOfRatersAndRatingsChangesNothing() throws {
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      var generator = SeededGenerator(seed: ~seed)
      var shuffled = campaign
      shuffled.raters.shuffle(using: &generator)
      for rater in shuffled.raters.indices { shuffled.raters[rater].ratings.shuffle(using: &generator) }
      #expect(try Result(campaign.ratings()) == Result(shuffled.ratings()), "seed \(seed)")
    }
  }

  /// Ratings known by position give the same as ratings known by name.
  @Test func positionsAreAsGoodAsNames() throws {
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      var placed = try CampaignRatings(images: campaign.images, tasks: campaign.tasks, gold: campaign.gold)
      for rater in campaign.raters {
        var ratings = PlacedRatings()
        for rating in rater.ratings.reversed() {
          let task = try #require(campaign.tasks.firstIndex { $0.id == rating.task })
          ratings.append(
            task: task, candidates: rating.answers.count, seconds: rating.seconds, picture: rating.picture,
            answers: bits(rating.answers.map(\.answer)))
        }
        try placed.add(RaterRecord(rater: #require(RaterName(rater.name))), ratings)
      }
      #expect(try Result(placed) == Result(campaign.ratings()), "seed \(seed)")
      let unseen = RaterWork.all(placed, includingUnseen: true)
      #expect(unseen == RaterWork.all(try campaign.ratings(), includingUnseen: true))
    }
  }

  /// Each rater's vote on a question is the answer in the first task that asks it; whether tasks share questions or not.
  @Test func votesAreThoseOfAPlainLoop() throws {
    var together = 0
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      let table = VoteTable(try campaign.ratings(), purposes: [.rating, .gold], includingUnseen: true)
      let asked = campaign.tasks.filter { [.rating, .gold].contains($0.purpose) }
      together += table.rows.count == asked.reduce(0) { $0 + $1.candidates.count } ? 1 : 0
      for (row, question) in table.rows.enumerated() {
        let tasks = asked.filter {
          $0.image == campaign.images[question.image].id && $0.candidates.contains(question.label)
        }
        var plain: [String] = []
        for (position, rater) in campaign.raters.enumerated() {
          let rating = tasks.lazy.compactMap { task in rater.ratings.first { $0.task == task.id } }.first
          guard let given = rating?.answers.first(where: { $0.label == question.label }) else { continue }
          plain.append("\(position)\(given.answer)")
        }
        let votes = table.votes(onRow: row).map { "\($0.rater)\($0.answer)" }
        #expect(votes == plain, "seed \(seed), row \(row)")
      }
    }
    #expect(together > 100 && together < 900)
  }

  /// An image may have more tasks than are compared with each other one by one.
  @Test(arguments: [2, 16, 17, 40]) func imagesMayHaveManyTasks(count: Int) throws {
    for twice in [false, true] {
      var campaign = SmallCampaign()
      for task in 0..<count { campaign.task("x", [2 * task, 2 * task + 1]) }
      campaign.task("x", [twice ? 0 : 2 * count])
      campaign.rater("ana", Array(repeating: "yn", count: count) + ["m"])
      let table = VoteTable(try campaign.ratings())
      #expect(table.rows.map(\.label) == Array(0..<2 * count + (twice ? 0 : 1)))
      let answers = table.rows.indices.flatMap { table.votes(onRow: $0).map(\.answer) }
      #expect(answers == (0..<2 * count).map { $0 % 2 == 0 ? .yes : .no } + (twice ? [] : [.maybe]))
    }
  }

  @Test func rowsByImageAreSorted() throws {
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      let table = VoteTable(try campaign.ratings())
      let sorted = table.rows.indices.sorted {
        (table.rows[$0].image, table.rows[$0].label) < (table.rows[$1].image, table.rows[$1].label)
      }
      #expect(table.rowsByImage == sorted)
      let scores = table.rows.indices.map { Double($0) / Double(table.rows.count) }
      let results = Threshold.results(scores: scores, of: table)
      let completion = Completion(try campaign.ratings(), ratersPerTask: 2)
      let inOrder = results.behindLabels(inOrder: table.rowsByImage, completion: completion, partial: true)
      #expect(
        inOrder.map(\.question)
          == sorted.map { table.rows[$0] }.filter { row in
            results.contains { $0.question == row }
          })
      #expect(results.allSatisfy(inOrder.contains))
    }
    let wide = (0..<100).map { VoteTable.Row(image: 1, label: 99 - $0) }
    let table = try VoteTable(rows: wide, matrix: matrix(Array(repeating: "y", count: 100)))
    #expect(table.rowsByImage == (0..<100).reversed())
    #expect(try VoteTable(rows: [], matrix: matrix([])).rowsByImage.isEmpty)
  }

  /// Tasks that ask one question twice are ordered on purpose, so only campaigns without such are tried.
  @Test func theOrderOfTasksAndImagesChangesNothing() throws {
    var tried = 0
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      let questions = campaign.tasks.flatMap { task in task.candidates.map { "\(task.image) \($0)" } }
      guard Set(questions).count == questions.count else { continue }
      tried += 1
      var generator = SeededGenerator(seed: ~seed)
      var shuffled = campaign
      shuffled.tasks.shuffle(using: &generator)
      shuffled.images.shuffle(using: &generator)
      #expect(try Result(campaign.ratings()) == Result(shuffled.ratings()), "seed \(seed)")
    }
    #expect(tried > 200)
  }

  @Test func votesAndAgreementAreAsCountedPlainly() throws {
    for seed in Self.seeds {
      let campaign = SmallCampaign.random(seed: seed)
      let ratings = try campaign.ratings()
      let table = VoteTable(ratings)
      let plain = PlainVotes(campaign)
      var counted: [String: [String: Answer]] = [:]
      for (row, question) in table.rows.enumerated() {
        let key = "\(ratings.images[question.image].id) \(question.label)"
        for vote in table.votes(onRow: row) {
          counted[key, default: [:]][ratings.raters[vote.rater].rater.description] = vote.answer
        }
      }
      #expect(counted == plain.votes, "seed \(seed)")
      #expect(table.voteCount == plain.votes.values.reduce(0) { $0 + $1.count })
      let agreement = AgreementWithOthers.shares(in: table)
      for (rater, share) in zip(campaign.raters, agreement) {
        #expect(share == plain.agreement(of: rater.name), "seed \(seed), \(rater.name)")
      }
    }
  }

  @Test func scoresAreSharesAndIncompleteImagesHaveNone() throws {
    for seed in Self.seeds {
      let ratings = try SmallCampaign.random(seed: seed).ratings()
      let completion = Completion(ratings, ratersPerTask: 2)
      let scores = MajorityVote.scores(for: VoteTable(ratings))
      let real = RealLabels(scores, ratings: ratings, completion: completion)
      let partial = RealLabels(scores, ratings: ratings, completion: completion, partial: true)
      #expect(real.labels.count == ratings.images.count)
      #expect(real.scores.allSatisfy { (0...1).contains($0.score) })
      #expect(real.incomplete == partial.incomplete)
      for image in real.incomplete {
        #expect(real.labels[image.image].isEmpty)
        #expect(!real.scores.contains { $0.question.image == image.image })
      }
      #expect(partial.scores.count == scores.count)
      for labels in partial.labels { #expect(Array(labels) == Set(labels).sorted()) }
      let counts = real.counts
      #expect(counts.images == counts.withoutTasks + counts.incomplete + counts.labelled + counts.empty)
    }
  }
}

/// Votes and agreement by dictionaries and plain loops, to compare with.
private struct PlainVotes {
  /// By image and label, then by rater.
  var votes: [String: [String: Answer]] = [:]

  init(_ campaign: SmallCampaign) {
    for rater in campaign.raters {
      for task in campaign.tasks where task.purpose == .rating {
        guard let rating = rater.ratings.first(where: { $0.task == task.id }), rating.picture != .none else {
          continue
        }
        for given in rating.answers where votes["\(task.image) \(given.label)"]?[rater.name] == nil {
          votes["\(task.image) \(given.label)", default: [:]][rater.name] = given.answer
        }
      }
    }
  }

  func agreement(of rater: String) -> Share {
    var share = Share()
    for answers in votes.values {
      guard let own = answers[rater] else { continue }
      let balance = answers.filter { $0.key != rater }.values
        .reduce(0) { $0 + ($1 == .yes ? 1 : $1 == .no ? -1 : 0) }
      guard answers.count > 1, balance != 0 else { continue }
      share.count += 1
      share.hits += own == (balance > 0 ? .yes : .no) ? 1 : 0
    }
    return share
  }
}
