import Campaigns
import DurableFiles
import Glibc

/// The campaign in the report.
extension DoctorReport {
  /// Adds where a campaign lies, whether it is one, and whether a rater can write there.
  mutating func addCampaign(_ path: String) {
    begin("Campaign \(path)")
    guard addFileSystem(of: path) else { return }
    addContents(of: path)
    addPermissions(of: CampaignFolder(path))
  }

  /// Whether there is anything at the path.
  private mutating func addFileSystem(of path: String) -> Bool {
    do throws(FileError) {
      let kind = try fileSystemKind(of: path)
      add("file system", kind.isNetwork ? "\(kind.name), which other hosts reach" : kind.name)
      if kind.isNetwork {
        hinder("\(path) is on a network file system (\(kind.name)): rate needs --allow-network-fs there.")
      }
      return true
    } catch {
      add("file system", "\(error)")
      hinder("\(error).")
      return false
    }
  }

  private mutating func addContents(of path: String) {
    do throws(CampaignProblems) {
      let campaign = try CampaignFolder(path).load()
      let counts = "\(campaign.tasks.count) tasks, \(campaign.images.count) images"
      add("campaign", "\(campaign.settings.name): \(counts)")
      if campaign.tasks.count == 0 { hinder("\(path) has no tasks yet: reassess propose makes them.") }
    } catch {
      add("campaign", "cannot be read")
      hinder("\(path) is no campaign that can be rated:\n\(error)")
    }
  }

  /// A rater makes a journal in `answers/`, and writes to the ledger; what is missing is made.
  private mutating func addPermissions(of folder: CampaignFolder) {
    let answers = folder.path(of: "answers")
    addWriting("answers", access(answers, F_OK) == 0 ? answers : folder.path, W_OK | X_OK)
    let ledger = folder.path(of: "ledger.jsonl")
    let isThere = access(ledger, F_OK) == 0
    addWriting("ledger", isThere ? ledger : folder.path, isThere ? R_OK | W_OK : W_OK | X_OK)
  }

  private mutating func addWriting(_ name: String, _ path: String, _ mode: Int32) {
    guard access(path, mode) != 0 else { return add(name, "can be written") }
    let reason = String(cString: strerror(errno))
    add(name, "cannot be written: \(path): \(reason)")
    hinder("\(path) cannot be written: \(reason). The lead of the campaign lets raters in by reassess share.")
  }
}
