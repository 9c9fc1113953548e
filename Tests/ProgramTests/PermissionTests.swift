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
    try Programs.run(
      shell: "mkdir '\(campaign.path)/answers'; touch '\(campaign.path)/answers/zoe.jsonl'; "
        + "chmod 644 '\(campaign.path)/answers/zoe.jsonl'"
    ).check()
    let shared = try Programs.run("share", campaign.path)
    #expect(shared.code == 0, "\(shared)")
    #expect(
      try [mode("answers"), mode("ledger.jsonl"), mode("gold.jsonl"), mode("results")]
        == ["3733", "666", "600", "700"])
    #expect(shared.data.contains("group root, in which nobody else is,"), "\(shared)")
    #expect(try mode("answers/zoe.jsonl") == "640")
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

  /// Whoever is in the group of answers/ could read all answers: that must be meant.
  @Test func aGroupWithOthersMustBeNamed() throws {
    // Users whose own group it is count as well: "daemon" is such a group wherever there is one.
    let others = try Programs.run(shell: "getent passwd daemon | cut -d: -f4").data.trimmingCharacters(
      in: .newlines)
    let group = try Programs.run(shell: "getent group '\(others)' | cut -d: -f1").data.trimmingCharacters(
      in: .newlines)
    guard !group.isEmpty else { return }
    try Programs.run(
      shell: "mkdir -p '\(campaign.path)/answers'; chgrp '\(group)' '\(campaign.path)/answers'"
    ).check()
    let refused = try Programs.run("share", campaign.path)
    #expect(refused.code == 1)
    #expect(refused.messages.contains("belongs to group \(group), in which are also: daemon"), "\(refused)")
    #expect(try mode("answers") != "3733")
    let named = try Programs.run("share", campaign.path, "--group", group)
    #expect(named.code == 0 && named.data.contains("\(group), in which are also daemon"), "\(named)")
    let own = try Programs.run("share", campaign.path, "--group", "root")
    #expect(own.code == 0 && own.data.contains("group root, in which nobody else is,"), "\(own)")
    let none = try Programs.run("share", campaign.path, "--group", "no-such-group")
    #expect(none.code == 1 && none.messages == "reassess: there is no group no-such-group\n")
  }

  /// A lead who is not in the group of answers/ cannot have the journals go to it: chmod(2) does not say so.
  @Test func aGroupThatIsNotTheLeadsIsSaid() throws {
    try Programs.run(
      shell: "mkdir -p '\(campaign.path)/answers'; chown -R 4001:4001 '\(campaign.path)'; "
        + "chgrp 4999 '\(campaign.path)/answers'"
    ).check()
    let shared = try run(as: 4001, "'\(Programs.reassess)' share '\(campaign.path)'")
    #expect(shared.code == 1)
    #expect(shared.messages.contains("are 1733, not 3733"), "\(shared)")
    #expect(try mode("answers") == "750")
  }

  @Test func aQualificationIsRefused() throws {
    try scratch.write(
      #"{"format":1,"name":"test","qualification":{"training":1,"test":1}}"#, campaign, "campaign.json")
    let refused = try Programs.run("share", campaign.path)
    #expect(refused.code == 1)
    #expect(refused.messages.contains("qualification"), "\(refused)")
    #expect(try mode("gold.jsonl") != "600")
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

  @Test func theDoctorSaysWhoCannotWrite() throws {
    let command = "TERM=xterm '\(Programs.reassess)' doctor '\(campaign.path)'"
    let before = try run(as: 4001, command)
    #expect(before.code == 1, "\(before)")
    #expect(before.data.contains("answers       cannot be written: \(campaign.path): Permission denied"))
    #expect(before.messages.contains("by reassess share"), "\(before)")
    #expect(try Programs.run("share", campaign.path).code == 0)
    let after = try run(as: 4001, command)
    #expect(after.code == 0, "\(after)")
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
