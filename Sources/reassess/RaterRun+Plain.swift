import ArgumentParser
import Campaigns
import Glibc
import RaterUI
import Sessions
import Terminal

extension RaterRun {
  /// Rates line by line, without a screen.
  func runPlain() throws {
    prepareMemory()
    let language = try readPreferences().rating.language
    let clock = SessionClock.monotonic()
    let loaded = try load()
    let campaign = loaded.campaign
    let (journal, ledger) = try openJournal(campaign)
    try requireQualification(campaign, journal.progress)
    let seat = try takeSeat(loaded, journal, ledger)
    defer { seat.leave() }
    var notices = (networkNotices(campaign) + journal.repairNotices).map { $0.text(in: language) }
    if journal.progress.sessions == 0, let instructions = campaign.settings.instructions {
      notices.append(instructions)
    }
    do {
      try journal.append([sessionStart(campaign, clock)], at: now())
      let words = PlainWords(
        tasks: campaign.tasks, labels: campaign.labels, minutesFromUTC: minutesFromUTC(), language: language)
      var loop = try PlainLoop(
        PlainSession(journal: seat, words: words, canWait: isatty(STDIN_FILENO) == 1, clock: clock))
      try report(try loop.run(notices + [words.help, words.withoutPictures]), journal, in: language)
      if loop.hasFailed { throw ExitCode(1) }
    } catch let error as TerminalError {
      throw Failure(error.description)
    } catch let error as JournalError {
      throw Failure(error.description)
    }
  }
}
