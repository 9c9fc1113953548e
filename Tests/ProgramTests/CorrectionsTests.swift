import Foundation
import Testing

/// `reassess corrections`.
@Suite struct CorrectionsTests {
  /// A share is one of what was decided, not of what nobody has looked at.
  @Test func theShareIsOfThoseDecided() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let complete = try Programs.run("corrections", campaign.path)
    #expect(
      complete.messages.hasPrefix("2 of the 6 predictions decided are not mistakes; there are 14.\n"),
      "\(complete.messages)")
    let all = try Programs.run("corrections", campaign.path, "--partial")
    #expect(
      all.messages.hasPrefix("3 of the 14 predictions decided are not mistakes.\n"), "\(all.messages)")
  }

  /// A label of an image that waits for ratings would be its only one, and count as if nothing else were in it.
  @Test func imagesThatWaitForRatingsGetNoLabels() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let real = campaign.appending(path: "results/real.json")
    func corrected() throws -> (sets: [[Int]], messages: String) {
      let output = try Programs.run("corrections", campaign.path, "--apply", real.path)
      #expect(output.code == 0)
      let data = try Data(contentsOf: campaign.appending(path: "results/real-corrected.json"))
      return (try JSONDecoder().decode([[Int]].self, from: data), output.messages)
    }
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority").code == 0)
    let waiting = try corrected()
    // The fourth image is the bicycle, where mistake m0005 is none.
    #expect(waiting.sets[3].isEmpty && waiting.sets[15].contains(23))
    #expect(waiting.messages.contains("1 label added"), "\(waiting.messages)")
    #expect(
      waiting.messages.contains("1 left out, of images that wait for ratings (incomplete.json)"),
      "\(waiting.messages)")
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority", "--partial").code == 0)
    let partial = try corrected()
    #expect(partial.sets[3].contains(15) && partial.messages.contains("2 labels added"))
    #expect(!partial.messages.contains("left out"))
  }
}
