import Campaigns
import DurableFiles
import Evaluation
import Glibc
import JSONLines
import Reporting

/// What other commands wrote into a campaign's results/, as far as a report shows it.
struct ResultsOfCampaign {
  /// What `propose` chose; nil: it has not been run.
  let committee: CommitteeFigures?

  /// What `evaluate` found; nil: it has not been run.
  let evaluation: EvaluationResult?

  /// Reads what is there.
  init(_ campaign: CampaignFolder) throws {
    committee = try Self.read("committee.json", of: campaign) { file throws(FileProblem) in
      try file.read { json throws(JSONError) in try CommitteeFigures(&json) }
    }
    evaluation = try Self.read("evaluation.json", of: campaign) { file throws(FileProblem) in
      try EvaluationFile.read(file.bytes, name: file.name)
    }
  }

  /// Reads a result, or says where it is wrong; nil: it is not there.
  private static func read<Value>(
    _ name: String, of campaign: CampaignFolder, _ body: (JSONFile) throws(FileProblem) -> Value
  ) throws -> Value? {
    let path = campaign.path(of: "results/\(name)")
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch .failed(_, _, Errno(ENOENT)) {
      return nil
    } catch {
      throw Failure(error.description)
    }
    do throws(FileProblem) {
      return try body(JSONFile(name: path, bytes: bytes))
    } catch {
      throw Failure("a result cannot be read; made anew, it can.\n\(error)")
    }
  }
}
