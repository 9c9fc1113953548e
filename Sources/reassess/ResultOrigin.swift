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

  /// Whether a file of the campaign is another now than the one that a result was made of, or is gone.
  func hasChanged(_ file: String, since digestThen: String) throws -> Bool {
    do throws(FileError) {
      return try digest(ofFile: campaign.folder.path(of: file)) != digestThen
    } catch .failed(_, _, Errno(ENOENT)) {
      return true
    } catch {
      throw Failure(error.description)
    }
  }
}
