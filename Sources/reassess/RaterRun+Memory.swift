import CLargeHeap
import Campaigns
import Glibc

extension RaterRun {
  /// From how many bytes on files are worth large pages: they are filled in a fraction of the time, but may be larger
  /// than what is needed of them.
  private static let largeCampaign = 1 << 22

  /// Prepares memory for a large campaign, or for a long session; to be called before there are threads.
  func prepareMemory() {
    let campaign = CampaignFolder(path)
    let files = ["images.jsonl", "tasks.jsonl", "ledger.jsonl"].map(campaign.path(of:))
    let bytes = (files + [campaign.journalPath(of: rater)]).reduce(0) { $0 + size(of: $1) }
    if bytes >= Self.largeCampaign { lh_prepare(true) } else { lh_map_large_blocks() }
  }

  /// The length of a file; 0 where there is none.
  private func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
