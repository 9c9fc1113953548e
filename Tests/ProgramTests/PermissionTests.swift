import Foundation
import Testing

/// Several users of one machine: each writes a journal of its own and sees nobody's. Needs root, who can be anybody.
@Suite(
  .serialized,
  .enabled(
    if: getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
    "skipped: only root can try what other users can do"))
struct PermissionTests {
  private let scratch: Scratch
  private let campaign: URL

  init() throws {
    scratch = try Scratch()
    campaign = try scratch.campaign(tasks: 4)
    try scratch.write(#"{"image":"i0","label":0,"answers":{"e":"yes"}}"# + "\n", campaign, "gold.jsonl")
    try Programs.run(shell: "chmod 755 '\(scratch.url.path)' '\(campaign.path)'").check()
  }

  /// Runs a command as another user.
  private func run(as user: Int, _ command: String) throws -> Programs.Output {
    try Programs.run(
      shell: "cd /; exec setpriv --reuid=\(user) --regid=\(user) --clear-groups sh -c \"\(command)\"")
  }

  private func rate(_ rater: String, as user: Int, _ input: String = "") throws -> Programs.Output {
    try run(
      as: user, "printf '\(input)' | '\(Programs.reassess)' rate --plain --rater \(rater) '\(campaign.path)'")
  }

  private func mode(_ name: String) throws -> String {
    try Programs.run(shell: "stat -c %a '\(campaign.path)/\(name)'").data.trimmingCharacters(in: .newlines)
  }

  @Test func eachUserRatesAndSeesNobodysAnswers() throws {
    let shared = try Programs.run("share", campaign.path)
    #expect(shared.code == 0, "\(shared)")
    #expect(
      try [mode("answers"), mode("ledger.jsonl"), mode("gold.jsonl")] == ["3733", "666", "600"])
    let ana = try rate("ana", as: 4001, #"y\nn\ny\n"#)
    #expect(ana.code == 0, "\(ana)")
    #expect(ana.messages.contains("ana: 1 of 4 tasks rated."))
    let ben = try rate("ben", as: 4002, #"m\nm\nm\nm\n"#)
    #expect(ben.messages.contains("ben: 2 of 4 tasks rated."), "\(ben)")
    #expect(try mode("answers/ana.jsonl") == "640")
    for file in ["answers/ana.jsonl", "gold.jsonl"] {
      #expect(try run(as: 4002, "cat '\(campaign.path)/\(file)'").code != 0)
    }
    #expect(try run(as: 4002, "ls '\(campaign.path)/answers'").code != 0)
    #expect(try run(as: 4002, "rm -f '\(campaign.path)/answers/ana.jsonl'").code != 0)
    // The lead reads everything; a rater who comes again goes on.
    #expect(try Programs.run("check", campaign.path).code == 0)
    #expect(try rate("ana", as: 4001).data.hasPrefix("Task 2 of 4, label 2 of 2"))
  }

  /// The lead reads by the group of `answers/` what a rater with umask 077 writes.
  @Test func theLeadReadsWhateverTheRatersUmask() throws {
    #expect(try Programs.run("share", campaign.path).code == 0)
    let ana = try run(
      as: 4001,
      "umask 077; printf '' | '\(Programs.reassess)' rate --plain --rater ana '\(campaign.path)'")
    #expect(ana.code == 0, "\(ana)")
    #expect(try mode("answers/ana.jsonl") == "640")
  }

  @Test func aNameOfAnotherUserIsRefused() throws {
    #expect(try Programs.run("share", campaign.path).code == 0)
    #expect(try rate("ana", as: 4001, #"y\n"#).code == 0)
    let other = try rate("ana", as: 4002, #"n\n"#)
    #expect(other.code == 1)
    #expect(
      other.messages == "reassess: rater ana is user 4001 of this machine; choose another name\n")
    #expect(
      try Programs.run("rate", "--plain", "--rater", "ana", campaign.path).messages.contains("user 4001"))
  }

  /// The ledger is gone, and raters cannot read what it was made of: nobody gets a rating too many.
  @Test func aLostLedgerIsTheLeads() throws {
    #expect(try Programs.run("share", campaign.path).code == 0)
    #expect(try rate("ana", as: 4001, #"y\nn\n"#).code == 0)
    try Programs.run(shell: "truncate -s 0 '\(campaign.path)/ledger.jsonl'").check()
    let refused = try rate("ben", as: 4002, #"y\n"#)
    #expect(refused.code == 1)
    #expect(refused.messages.contains("the lead can, by reassess share"))
    #expect(try Programs.run("share", campaign.path).code == 0)
    #expect(try rate("ben", as: 4002, #"y\n"#).code == 0)
  }

  @Test func whatIsNotSharedSaysHow() throws {
    #expect(try Programs.run("close", campaign.path).code == 0)
    try Programs.run(shell: "mkdir -m 1733 '\(campaign.path)/answers'").check()
    let refused = try rate("ana", as: 4001)
    #expect(refused.code == 1)
    #expect(refused.messages.contains("lets other users in by reassess share"), "\(refused)")
  }
}

extension Programs.Output {
  fileprivate func check() throws {
    try #require(code == 0, "\(messages)")
  }
}
