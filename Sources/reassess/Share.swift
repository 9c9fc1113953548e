import ArgumentParser
import Campaigns
import DurableFiles
import RatingStore

/// Sets a campaign up for several users of one machine.
struct Share: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Let other users of this machine rate, each unable to see the others' answers.",
    discussion: """
      Run by the owner of the campaign, who then reads all answers: journals belong to their raters, and to the \
      group of answers/. Others in that group could read them too: where there are any, it is refused unless --group \
      names the group. Whoever may enter the campaign's folder can rate. Also makes a ledger anew that was lost.

      --reviews does the same for reviewers, with reviews/ and their ledger.

      Examples:
        reassess share ~/campaigns/birds
        reassess share --reviews
      """)

  @OptionGroup var folder: CampaignArgument

  @Option(help: "The group of answers/, all of whom may read all answers. (default: the group it has)")
  var group: String?

  @OptionGroup var work: WorkOption
  @OptionGroup var network: NetworkOption

  func run() throws {
    let campaign = try work.load(folder.campaign)
    if campaign.settings.qualification != nil {
      throw Failure(
        "campaign.json asks for a qualification, for which raters must read gold.jsonl; sharing closes that to them. "
          + "A campaign has one or the other.")
    }
    let named = try group.map { name in
      guard let group = UserGroup(named: name) else { throw Failure("there is no group \(name)") }
      return group
    }
    let readers = try readersOfAnswers(of: campaign, named)
    let (journals, people) = (campaign.folder.journalsName, work.reviews ? "reviewer" : "rater")
    try onLedger(of: campaign, network) { desk throws(StoreError) in try desk.begin(at: now()) }
    do throws(FileError) {
      try campaign.share()
    } catch {
      throw Failure(error.description)
    }
    try printData(
      """
      \(journals)/: \(people)s can add journals of their own, and neither list nor remove others' (mode 3733)
      \(journals)/*.jsonl: besides the \(people), you and group \(readers) can read them (mode 0640)
      \(campaign.folder.ledgerName): \(people)s can write to it (mode 0666)
      gold.jsonl: where there is one, you alone can read it (mode 0600)
      results/: you alone can read it (mode 0700)

      """)
  }

  /// The group that can read all answers, and who is in it; fails where others are in a group that nobody named.
  private func readersOfAnswers(of campaign: Campaign, _ named: UserGroup?) throws -> String {
    let owner: (owner: UInt32, group: UInt32)
    do throws(FileError) {
      owner = try campaign.prepareSharing(group: named?.number)
    } catch {
      throw Failure(error.description)
    }
    let readers = UserGroup(number: owner.group)
    let members = readers.members(except: owner.owner)
    if members.isEmpty { return "\(readers.name), in which nobody else is," }
    let list = members.joined(separator: ", ")
    guard named != nil else {
      throw Failure(
        "\(campaign.folder.journalsName)/ belongs to group \(readers.name), in which are also: \(list). They could read all answers. "
          + "Name a group of the lead's own, or this one if that is meant: --group NAME")
    }
    return "\(readers.name), in which are also \(list),"
  }
}
