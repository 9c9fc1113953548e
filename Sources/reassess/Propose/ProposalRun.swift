import Campaigns
import Proposals
import Ratings
import Reporting

/// From a campaign's predictions to what its committee proposes.
struct ProposalRun {
  let campaign: Campaign
  let options: ProposeOptions
  let files: [PredictionFile]
  let proposals: CommitteeProposals
  let gold: [GoldImage]
  /// The search for the committee; nil where there was none.
  let search: CommitteeSearch?
  /// The committee on gold; nil without gold.
  let sets: ProposingSets?
  /// The labels in WordNet's order; where it is not known, by name.
  let taxonomy: Taxonomy
  let hasWordNet: Bool
  let digests: ReadDigests

  var pool: ProposalPool { proposals.pool }
  var models: [String] { files.map(\.model) }

  init(_ path: String, _ options: ProposeOptions, explaining: String?) throws {
    self.options = options
    digests = ReadDigests()
    let campaign = try loadCampaign(CampaignFolder(path, digests: digests))
    self.campaign = campaign
    files = try PredictionList(try Self.predictions(of: campaign, options), kind: options.kind).files
    let images = try Self.images(of: campaign)
    let explained = try explaining.map { try Self.position(of: $0, in: campaign) }
    let wordNet = try readWordNet(options.wordnet)
    hasWordNet = wordNet != nil
    taxonomy = Taxonomy(
      campaign.labels.inOrder.map { ($0.id, $0.name) }, wordNet ?? WordNet(nouns: []))
    gold = try Self.gold(of: campaign)
    do throws(ProposalError) {
      let (files, rule) = (files, options.rule)
      let pool: ProposalPool = try withProgress("Reading predictions") { progress throws(ProposalError) in
        try Proposals.pool(files, images, rule: rule, explaining: explained, progress: progress)
      }
      (proposals, sets, search) = try Self.choose(pool, gold, options)
    } catch {
      throw Failure(error.forPeople(campaign, options) + ".")
    }
  }
}

// MARK: - What is read

extension ProposalRun {
  /// What was asked for, or the campaign's own folder.
  private static func predictions(of campaign: Campaign, _ options: ProposeOptions) throws -> [String] {
    let own = campaign.folder.path(of: "predictions")
    guard options.predictions.isEmpty else { return options.predictions }
    guard isFolder(own) else {
      throw Failure("there are no predictions: --predictions names none, and there is no folder \(own).")
    }
    return [own]
  }

  /// The images, whose labels must be numbered as the columns are.
  static func images(of campaign: Campaign) throws -> PredictedImages {
    let count = campaign.labels.all.count
    if let gap = (0..<count).first(where: { campaign.labels[$0] == nil }) {
      throw Failure(
        "labels.json has \(count) labels but none of index \(gap): the columns of predictions are the labels from 0 on."
      )
    }
    return PredictedImages(originals: campaign.images.map(\.original), labelCount: count)
  }

  private static func position(of image: String, in campaign: Campaign) throws -> Int {
    guard let position = campaign.images.position(of: image) else {
      throw Failure("image \(image) is not in images.jsonl.")
    }
    return position
  }

  /// A label is there when as many experts say so as campaign.json asks for.
  private static func gold(of campaign: Campaign) throws -> [GoldImage] {
    let questions: [GoldQuestion]
    do throws(CampaignProblems) {
      questions = try campaign.readGold()
    } catch {
      throw Failure("the campaign cannot be read.\n\(error)")
    }
    var images: [Int: GoldImage] = [:]
    for gold in questions {
      guard let image = campaign.images.position(of: gold.question.image) else { continue }
      let yes = gold.answers.count { $0.answer == .yes }
      images[image, default: GoldImage(image: image, labels: [], asked: [])].asked.insert(gold.question.label)
      if Double(yes) / Double(gold.answers.count) >= campaign.settings.gold.yesShare {
        images[image]?.labels.insert(gold.question.label)
      }
    }
    return images.values.sorted { $0.image < $1.image }
  }
}

// MARK: - The committee

extension ProposalRun {
  private static func choose(
    _ pool: ProposalPool, _ gold: [GoldImage], _ options: ProposeOptions
  ) throws(ProposalError) -> (CommitteeProposals, ProposingSets?, CommitteeSearch?) {
    let fewest = options.minModels
    let hasGold = gold.contains { !$0.labels.isEmpty }
    if !hasGold, options.recall != nil { throw .noGold }
    let sets = hasGold ? ProposingSets(pool, gold: gold, fewestModels: fewest) : nil
    var committee = ModelSet(first: pool.models.count)
    var search: CommitteeSearch?
    if !options.committee.isEmpty, options.committee != ["all"] {
      committee = try pool.models.set(named: options.committee)
    } else if options.committee.isEmpty, let sets {
      let found = try CommitteeSearch(sets)
      committee = try found.best(recall: options.recallInForce).models
      search = found
    }
    guard committee.count >= fewest else { throw .fewerModels(committee.count, than: fewest) }
    return (CommitteeProposals(pool, committee: committee, fewestModels: fewest), sets, search)
  }
}

extension [PooledModel] {
  fileprivate func set(named names: [String]) throws(ProposalError) -> ModelSet {
    var set = ModelSet()
    for name in names {
      guard let number = firstIndex(where: { $0.model == name }) else { throw .unknownModel(name) }
      set.insert(number)
    }
    return set
  }
}

extension ProposalError {
  /// The problem with the images' names, and what to do about it where that is not plain.
  fileprivate func forPeople(_ campaign: Campaign, _ options: ProposeOptions) -> String {
    let text = described { "image \(campaign.images[$0].id)" }
    switch self {
    case .fewerModels(let count, let least):
      return text + " (--min-models \(least)); --min-models \(Swift.max(count, 1)) keeps what fewer propose"
    case .tooManyToSearch: return text + "; --committee names some, or all"
    case .notFinite, .several:
      return text + (text.contains("NaN or infinite") ? "\n--allow-nan passes over them" : "")
    case .noGold: return text + ", and so --recall cannot be asked for"
    case .recallNotReached(_, let best): return text + "; --recall \(best) takes it"
    default: return text
    }
  }
}

extension LabelTable {
  /// The labels by index, which run from 0 without a gap.
  var inOrder: [Label] { all.sorted { $0.index < $1.index } }
}
