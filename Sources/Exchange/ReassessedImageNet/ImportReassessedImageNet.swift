import Aggregation
import Ratings

extension NewCampaign {
  /// Makes a campaign of the answers behind the published ReaL labels, with everything that bit-exact scores need.
  ///
  /// - All images are there, in the order of their numbers, with their original labels; those that nobody was asked
  ///   about have no tasks.
  /// - The tasks for gold come first, as a test before the work would: all gold questions, image after image.
  /// - The tasks for rating follow in the order of the published questions: images in their order, and of an image
  ///   the questions that the same raters answered together, eight at most. Which tasks the raters really had was not
  ///   published.
  /// - Raters and experts are named by their ids, in the published order.
  /// - When and how fast they answered was not published: times are `NewRating.unknownTime`, and seconds 0.
  public init(_ answers: PublishedAnswers, labels: [Label]) throws(ExchangeError) {
    self.init(name: "reassessed-imagenet", labels: labels)
    settings.originalLabelRaterUnder = ImageNetClasses.animal
    images = answers.originals.enumerated().map { image, original in
      CampaignImage(
        id: PublishedName.name(ofImage: image), file: PublishedName.file(ofImage: image), original: original)
    }
    for id in answers.raterIDs {
      guard let name = RaterName(String(id)) else {
        throw ExchangeError(file: "raters.npz", place: "ids.npy", reason: "\(id) cannot name a rater")
      }
      raters.append(NewRater(name: name))
    }
    if let gold = answers.gold {
      self.gold = goldQuestions(gold)
      add(gold.raters, purpose: .gold)
    }
    add(answers.ratings)
  }

  private func goldQuestions(_ gold: PublishedAnswers.Gold) -> [GoldQuestion] {
    gold.experts.rows.enumerated().compactMap { row, question in
      let answers = gold.experts.votes(onRow: row).map { vote in
        GoldQuestion.ExpertAnswer(expert: String(gold.expertIDs[vote.rater]), answer: vote.answer)
      }
      // Gold without an answer is none.
      guard !answers.isEmpty else { return nil }
      return GoldQuestion(
        question: Question(image: images[question.image].id, label: question.label), answers: answers)
    }
  }
}
