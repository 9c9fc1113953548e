import Campaigns
import DurableFiles
import Exchange
import Glibc

extension RatingsOfCampaign {
  /// How a result in results/ came about, by its name without its ending; nil: nothing says.
  func record(of result: String) throws -> ResultRecord? {
    let path = campaign.folder.path(of: "results/\(result).run.json")
    guard access(path, F_OK) == 0 else { return nil }
    do throws(ExchangeError) {
      return try ResultRecord(path)
    } catch {
      throw Failure(error.description)
    }
  }

  /// Whether the campaign has changed since `aggregate` made a result.
  func isOutdated(_ record: ResultRecord) -> Bool {
    record.isOutdated(inputs.map { ($0.file, $0.sha256) })
  }

  /// Whether a file of the campaign is another now than the one that a result was made of; not where it was made of none.
  func hasChanged(_ file: String, since record: ResultRecord) throws -> Bool {
    guard let before = record.digest(of: file) else { return false }
    do throws(FileError) {
      return try digest(ofFile: campaign.folder.path(of: file)) != before
    } catch {
      throw Failure(error.description)
    }
  }
}
