import Campaigns
import DurableFiles
import Foundation
import Ratings
import Synchronization
import Testing

@testable import Exchange

@Suite struct NewCampaignTests {
  private static func small() throws -> (ScratchFolder, NewCampaign) {
    let scratch = try ScratchFolder()
    let path = try scratch.file("a.csv", "task,worker,label\nx/5,ana,yes\n")
    return (scratch, try NewCampaign.crowdKit(path, labels: threeLabels, name: "test"))
  }

  @Test func settingsAndLabelsComeBack() throws {
    let (scratch, draft) = try Self.small()
    var campaign = draft
    campaign.settings.originalLabelRaterUnder = "n00015388"
    campaign.settings.instructions = "look\nagain"
    campaign.settings.gold.minimum = 3
    var settings = campaign.settings
    settings.ratersPerTask = 1
    let read = try scratch.written(campaign)
    #expect(read.settings == settings)
    #expect(read.labels.all == threeLabels)
  }

  /// Raters are not to see each other's answers, nor the truth.
  @Test func goldAndJournalsAreNotForOthers() throws {
    let scratch = try ScratchFolder()
    let answers = try scratch.file("a.csv", "task,worker,label\nx/5,ana,yes\n")
    let gold = try scratch.file("g.csv", "task,label\nx/5,yes\n")
    let campaign = try NewCampaign.crowdKit(answers, gold: gold, labels: threeLabels, name: "test")
    try campaign.write(to: scratch.file("campaign"), program: "test")
    for name in ["gold.jsonl", "answers/ana.jsonl"] {
      let path = scratch.file("campaign/" + name)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode.map { $0 & 0o137 } == 0, "\(name)")
    }
  }

  @Test func countsWhatIsNotFinished() throws {
    let scratch = try ScratchFolder()
    let text = """
      rater,task,image,label,answer
      ana,a,x,5,yes
      ana,a,x,0,yes
      ben,a,x,0,yes

      """
    let campaign = try NewCampaign.answers(
      try scratch.file("a.csv", text), labels: threeLabels, name: "test")
    #expect(campaign.ratingCount == 2)
    #expect(campaign.unfinishedCount == 1)
  }

  /// What is there already stays, folder or file, and no draft is left beside it.
  @Test func nothingIsOverwritten() throws {
    let (scratch, campaign) = try Self.small()
    let path = try scratch.file("campaign", "mine")
    #expect(
      throws: ExchangeError(file: path, reason: "it exists already; a new campaign needs a folder of its own")
    ) {
      try campaign.write(to: path, program: "test")
    }
    #expect(try scratch.names() == ["a.csv", "campaign"])
    #expect(try scratch.text("campaign") == "mine")
  }

  /// What no import should make: it is read before it takes its place.
  @Test func whatCannotBeReadIsNotWritten() throws {
    let (scratch, draft) = try Self.small()
    var campaign = draft
    campaign.images.append(campaign.images[0])
    #expect {
      try campaign.write(to: scratch.file("campaign"), program: "test")
    } throws: { "\($0)".contains("nothing was written") && "\($0)".contains("images.jsonl, line 2, ") }
    #expect(try scratch.names() == ["a.csv"])
  }

  @Test func aMissingFolderAboveIsAnError() throws {
    let (scratch, campaign) = try Self.small()
    #expect(
      throws: ExchangeError(
        file: scratch.file("no/campaign"), reason: "cannot make it: No such file or directory")
    ) {
      try campaign.write(to: scratch.file("no/campaign"), program: "test")
    }
  }

  /// Each failing call in turn leaves either nothing or the whole campaign.
  @Test func aFailureLeavesNoPartOfACampaign() throws {
    let (scratch, campaign) = try Self.small()
    for failing in 0..<200 {
      let counter = Counter()
      var calls = SystemCalls.real
      let write = calls.write
      calls.write = { descriptor, bytes throws(Errno) in
        if counter.next() == failing { throw Errno(ENOSPC) }
        return try write(descriptor, bytes)
      }
      do {
        try campaign.write(to: scratch.file("campaign"), program: "test", calls: calls)
        #expect(failing > 5)
        return
      } catch {
        #expect(try scratch.names() == ["a.csv"], "\(failing)")
      }
    }
    Issue.record("it never succeeds")
  }
}

/// Counts calls, from whatever thread.
private final class Counter: Sendable {
  private let count = Mutex(0)
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count - 1
    }
  }
}
