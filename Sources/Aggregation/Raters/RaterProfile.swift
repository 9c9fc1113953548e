/// All that votes and gold say of one rater, also where votes come from elsewhere than a campaign.
public struct RaterProfile: Equatable, Sendable {
  /// The answers in the rated table, by kind.
  public var answers = Tally()
  /// Agreement with the majority of the others; see `AgreementWithOthers`.
  public var agreement = Share()
  /// How often the answer is the one that more than half of the others gave; see
  /// `AgreementWithOthers.sharesOfSameAnswer(in:)`.
  public var sameAnswer = Share()
  /// Agreement with what aggregation arrived at; of none where that is not known. See `AgreementWithResult`.
  public var consensus = Share()
  /// The answers to gold questions that are not true.
  public var answersWhereNot = Tally()
  /// The answers to gold questions that are true.
  public var answersWhereTrue = Tally()
  /// Precision and recall on gold, where only yes is yes.
  public var sayingYes = PrecisionRecall()
  /// The same where yes and maybe are yes.
  public var sayingYesOrMaybe = PrecisionRecall()
  /// The confusion matrix of the model; nil without one.
  public var matrix: ConfusionMatrix?
  /// What one answer tells about the truth, in bits; nil without a model.
  public var informativeness: Double?
  /// How often the rater answers the same when asked again.
  public var consistency = SelfConsistency()
  /// How long the ratings took; nil where that is not known.
  public var time: ActiveTime?
  /// Signs of carelessness; mostly none.
  public var signs: [CarelessSign] = []

  /// Nothing known.
  public init() {}

  /// Accuracy on gold: yes where true, no where not; maybe is not right.
  public var accuracy: Share {
    Share(answersWhereTrue.yes + answersWhereNot.no, of: answersWhereTrue.total + answersWhereNot.total)
  }
}

/// What is known of the raters of one vote table, from which their profiles are made.
public struct RaterEvidence: Sendable {
  /// The votes that are aggregated.
  public var table: VoteTable
  /// The raters' answers to gold questions; nil: no gold.
  public var gold: GoldCounts?
  /// The score of each row of the table, and from which on a label is accepted; nil: not aggregated.
  public var result: (scores: [Double], threshold: Double)?
  /// A model whose first raters are those of the table; nil: none.
  public var model: DawidSkene?
  /// The consistency of each rater; nil: nothing was asked again.
  public var consistency: [SelfConsistency]?
  /// How long each rater took; nil: not known.
  public var times: [ActiveTime]?
  /// When a rater counts as careless.
  public var careless = CarelessRaters()

  /// Starts with the votes alone.
  public init(_ table: VoteTable) { self.table = table }

  /// The profiles of all raters, by position.
  public func profiles() -> [RaterProfile] {
    var profiles = [RaterProfile](repeating: RaterProfile(), count: table.raterCount)
    for row in table.rows.indices {
      for vote in table.votes(onRow: row) { profiles[vote.rater].answers[vote.answer] += 1 }
    }
    let agreements = AgreementWithOthers.shares(in: table)
    let sameAnswers = AgreementWithOthers.sharesOfSameAnswer(in: table.matrix)
    let consensus = result.map {
      AgreementWithResult.shares(in: table, scores: $0.scores, threshold: $0.threshold)
    }
    let signs = careless.signs(in: table, gold: gold, times: times)
    for rater in profiles.indices {
      profiles[rater].agreement = agreements[rater]
      profiles[rater].sameAnswer = sameAnswers[rater]
      profiles[rater].consensus = consensus?[rater] ?? Share()
      profiles[rater].matrix = model?.matrix(ofRater: rater)
      profiles[rater].informativeness = model.map {
        $0.matrix(ofRater: rater).informativeness(priors: $0.priors)
      }
      profiles[rater].consistency = consistency?[rater] ?? SelfConsistency()
      profiles[rater].time = times?[rater]
      profiles[rater].signs = signs[rater]
      if let gold { profiles[rater].add(gold, rater: rater) }
    }
    return profiles
  }
}

extension RaterProfile {
  fileprivate mutating func add(_ gold: GoldCounts, rater: Int) {
    answersWhereNot = gold.tally(ofRater: rater, whereTrue: false)
    answersWhereTrue = gold.tally(ofRater: rater, whereTrue: true)
    sayingYes = PrecisionRecall(gold, rater: rater)
    sayingYesOrMaybe = PrecisionRecall(gold, rater: rater, saying: [.yes, .maybe])
  }
}
