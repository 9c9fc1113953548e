import Campaigns
import Glibc
import Preview
import RatingStore

/// Reads a campaign or fails with everything that is wrong with it.
func loadCampaign(_ path: String) throws -> Campaign { try loadCampaign(CampaignFolder(path)) }

/// Reads a campaign or fails with everything that is wrong with it.
func loadCampaign(_ folder: CampaignFolder) throws -> Campaign {
  do throws(CampaignProblems) {
    return try folder.load()
  } catch {
    throw Failure("the campaign cannot be read.\n\(error)")
  }
}

/// The wall clock: when things are said to have happened, never how long they took.
func now() -> Timestamp {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

/// An environment variable; empty where it is not set.
func environment(_ name: String) -> String {
  getenv(name).map { String(cString: $0) } ?? ""
}

/// What the environment says of the terminal.
func terminalEnvironment() -> TerminalEnvironment {
  TerminalEnvironment { getenv($0).map { String(cString: $0) } }
}

/// The columns of the terminal that stdout is; 80 where it is none, or does not say.
func terminalWidth() -> Int { terminalWidth(of: STDOUT_FILENO) ?? 80 }

/// The columns of the terminal that a descriptor is; nil where it is none, or does not say.
func terminalWidth(of descriptor: Int32) -> Int? {
  var size = winsize()
  guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
  return size.ws_col > 0 ? Int(size.ws_col) : nil
}
