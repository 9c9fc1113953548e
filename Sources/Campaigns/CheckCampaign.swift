import DurableFiles
import JSONLines
import RatingStore
import Ratings

/// What a look at all of a campaign's files found.
public struct CampaignReport: Equatable, Sendable {
  /// What is wrong, by file and line.
  public var problems: [FileProblem] = []
  /// What is worth knowing but not wrong, by file and line.
  public var notes: [FileProblem] = []
}

/// Looks at all files of a campaign: what the campaign says, every picture's place, every journal, and the ledger.
///
/// Journals and ledger are looked at only when the files that they are about are sound. `withPictures` false: pictures are not
/// looked for.
public func checkCampaign(_ folder: CampaignFolder, withPictures: Bool = true) -> CampaignReport {
  var report = CampaignReport()
  let campaign = folder.read(&report.problems)
  let raters = folder.readRaters(&report.problems)
  if let campaign {
    let isSound = report.problems.isEmpty
    campaign.notePlainIds(&report)
    let soundMistakes = campaign.soundMistakes(&report)
    campaign.checkQualification(campaign.readGold(&report.problems), &report.problems)
    // Pictures are found by the settings, and told by the lines of the images.
    let sources = ["campaign.json", "images.jsonl"].map(folder.path(of:))
    if withPictures, !report.problems.contains(where: { sources.contains($0.file) }) {
      campaign.checkPictures(&report.problems)
    }
    if isSound {
      campaign.checkJournals(known: raters, &report)
      campaign.checkLedger(&report)
    }
    if isSound, let soundMistakes {
      let reviewing = campaign.reviewing(soundMistakes)
      reviewing.checkJournals(known: raters, &report)
      reviewing.checkLedger(&report)
    } else {
      folder.forReviewing.noteUnreadJournals(&report)
    }
    if !isSound { folder.noteUnreadJournals(&report) }
  }
  report.problems = report.problems.map(\.cleaned).sorted()
  report.notes = report.notes.map(\.cleaned).sorted()
  return report
}

extension Campaign {
  /// Ids that are not of WordNet are allowed, but what needs hypernyms cannot use their labels.
  fileprivate func notePlainIds(_ report: inout CampaignReport) {
    for label in labels.all where !isWordNetId(label.id) {
      report.notes.append(
        FileProblem(
          file: folder.path(of: "labels.json"),
          message: "id \(label.id) of label \(label.index) is not a WordNet id"))
    }
  }

  /// The mistakes; nil where something is wrong with them.
  fileprivate func soundMistakes(_ report: inout CampaignReport) -> MistakeList? {
    let before = report.problems.count
    let mistakes = readMistakes(&report.problems)
    return report.problems.count == before ? mistakes : nil
  }

  /// A qualification needs tasks, and experts' answers to all of their questions.
  fileprivate func checkQualification(_ gold: [GoldQuestion], _ problems: inout [FileProblem]) {
    guard let rules = settings.qualification else { return }
    do throws(Examination.Problem) {
      _ = try Examination(rules, tasks: tasks, gold: gold, yesShare: settings.gold.yesShare)
    } catch {
      problems.append(FileProblem(file: folder.path(of: "campaign.json"), message: "\(error)"))
    }
  }

  /// One line of images.jsonl is one image, so an image's line is its position and one.
  ///
  /// Where the folder itself is missing, so is every picture, and one line says it.
  fileprivate func checkPictures(_ problems: inout [FileProblem]) {
    do throws(Errno) {
      _ = try folder.calls.stat(imagesFolder)
    } catch {
      let file = folder.path(of: "campaign.json")
      return problems.append(FileProblem(file: file, message: "images: the folder \(imagesFolder): \(error)"))
    }
    for (position, image) in images.enumerated() {
      do throws(OpenBeneathError) {
        _ = try openPicture(image)
      } catch {
        problems.append(
          FileProblem(
            file: folder.path(of: "images.jsonl"), line: position + 1,
            message: "file \(image.file): \(error.description)"))
      }
    }
  }

  fileprivate func checkJournals(known: [RaterName], _ report: inout CampaignReport) {
    let others = folder.otherRaters(than: known, &report.problems)
    for rater in known + others {
      do throws(FileProblem) {
        let ending = try folder.journal(of: rater).fold(into: freshProgress(of: rater)).ending
        if ending.isCutOff {
          report.notes.append(
            FileProblem(
              file: folder.journalPath(of: rater), line: ending.lines + 1,
              message: "the line was cut off; it is put aside when the rater starts again"))
        }
      } catch {
        report.problems.append(error)
      }
    }
  }
}

extension CampaignFolder {
  fileprivate func noteUnreadJournals(_ report: inout CampaignReport) {
    guard (try? journalNames().isEmpty) == false else { return }
    report.notes.append(
      FileProblem(file: journalsPath, message: "not looked at before the files above are put right"))
  }
}

/// Whether an id is one of WordNet's: the part of speech and eight digits.
private func isWordNetId(_ id: String) -> Bool {
  let bytes = Array(id.utf8)
  return bytes.count == 9 && "nvars".utf8.contains(bytes[0])
    && bytes[1...].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}
