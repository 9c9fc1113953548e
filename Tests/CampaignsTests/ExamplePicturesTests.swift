import DurableFiles
import Foundation
import Testing

@testable import Campaigns

@Suite struct ExamplePicturesTests {
  private let folder: URL
  private let campaign: Campaign

  init() throws {
    let name = "examples-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("examples/n1"), withIntermediateDirectories: true)
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try write(#"{"format":1,"name":"test"}"#, "campaign.json")
    try write(
      #"[{"index":7,"id":"n1","name":"cup"},{"index":8,"id":"../n1","name":"desk"},"#
        + #"{"index":9,"id":"n9","name":"saw"}]"#,
      "labels.json")
    try write(#"{"image":"i","file":"i.png"}"# + "\n", "images.jsonl")
    try write(#"{"task":"t","image":"i","candidates":[7]}"# + "\n", "tasks.jsonl")
    try write("secret", "secret")
    try write("b", "examples/n1/b.png")
    try write("a", "examples/n1/a.png")
    try write("hidden", "examples/n1/.c.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent("examples/n1/d.png").path, withDestinationPath: "../../secret")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("examples/n1/e.png"), withIntermediateDirectories: true)
    self.folder = folder
    campaign = try CampaignFolder(folder.path).load()
  }

  @Test func areFilesInTheOrderOfTheirNames() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(campaign.examplePictures(of: 7) == ["a.png", "b.png", "d.png", "e.png"])
    let first = try campaign.openExample(0, of: 7)
    #expect(try FileHandle(fileDescriptor: first.number).readToEnd() == Data("a".utf8))
  }

  @Test func noneLiesOutsideTheirFolder() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: OpenBeneathError.outside) { _ = try campaign.openExample(2, of: 7) }
    #expect(throws: OpenBeneathError.notARegularFile) { _ = try campaign.openExample(3, of: 7) }
    #expect(throws: OpenBeneathError.missing) { _ = try campaign.openExample(4, of: 7) }
    // A label whose id leads elsewhere, one without a folder, and none.
    for label in [8, 9, 10] {
      #expect(campaign.examplePictures(of: label) == [])
      #expect(throws: OpenBeneathError.missing) { _ = try campaign.openExample(0, of: label) }
    }
  }
}
