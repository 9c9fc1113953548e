import Campaigns
import Foundation
import Testing

/// `reassess create`: a campaign of pictures and classes.
@Suite struct CreateTests {
  private static let images = Programs.package.appending(path: "Sample/images")

  /// Pictures in folders called by WordNet ids and a name.
  private static func pictures(_ scratch: Scratch) throws -> URL {
    let folder = scratch.url.appending(path: "pictures")
    for (name, picture) in [
      ("n02099601", "dog.jpg"), ("n02123045", "cat.jpg"), ("n02123045", "hen.jpg"), ("odd", "tent.png"),
    ] {
      let below = folder.appending(path: name)
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: images.appending(path: picture), to: below.appending(path: picture))
    }
    try scratch.write("no picture", folder, "README.txt")
    return folder
  }

  @Test func foldersAreClassesAndOriginalLabels() throws {
    let scratch = try Scratch()
    let new = scratch.url.appending(path: "new").path
    let output = try Programs.run(
      "create", new, "--images", try Self.pictures(scratch).path, "--labels", "folders")
    #expect(output.code == 0, "\(output.messages)")
    #expect(output.messages.contains("4 images, 3 labels; 0 images have no original label."))
    let campaign = try CampaignFolder(new).load()
    #expect(campaign.labels.all.map(\.id) == ["n02099601", "n02123045", "odd"])
    #expect(campaign.images.map(\.id) == ["n02099601/dog", "n02123045/cat", "n02123045/hen", "odd/tent"])
    #expect(campaign.images.map(\.original) == [0, 1, 1, 2])
    #expect(campaign.tasks.isEmpty)
    #expect(campaign.settings.ratersPerTask == 5)
    let check = try Programs.run("check", new)
    #expect(check.code == 0, "\(check)")
    guard FileManager.default.fileExists(atPath: "/usr/share/wordnet/data.noun") else { return }
    #expect(output.messages.contains("1 label is not in WordNet: odd."), "\(output.messages)")
    #expect(campaign.labels[0]?.name == "golden retriever")
    #expect(campaign.labels[1]?.definition == "a cat with a grey or tawny coat mottled with black")
    // All hypernyms, the nearest first: animals are found among them.
    #expect(campaign.labels[0]?.hypernyms.first == "n02099029")
    #expect(campaign.labels.indices(under: "n00015388") == [0, 1])
  }

  @Test func aFileOfSynsetsAndOneOfOriginals() throws {
    let scratch = try Scratch()
    try scratch.write("n01440764 tench, Tinca tinca\nn01443537\r\nwidget\n", scratch.url, "classes.txt")
    let pictures = try Self.pictures(scratch)
    func create(_ name: String, _ originals: String) throws -> Programs.Output {
      try scratch.write(originals, scratch.url, "originals")
      return try Programs.run(
        "create", scratch.url.appending(path: name).path, "--images", pictures.path,
        "--labels", scratch.url.appending(path: "classes.txt").path,
        "--originals", scratch.url.appending(path: "originals").path)
    }
    for (name, originals) in [("a", "n01440764\n2\ntench\nwidget\n"), ("b", "[0, 2, 0, 2]")] {
      let output = try create(name, originals)
      #expect(output.code == 0, "\(output.messages)")
      let campaign = try CampaignFolder(scratch.url.appending(path: name).path).load()
      #expect(campaign.images.map(\.original) == [0, 2, 0, 2])
      #expect(campaign.labels.all.map(\.name).first == "tench")
    }
    #expect(try create("c", "n01440764\n").messages.contains("it has 1 labels, and there are 4 pictures"))
    #expect(try create("d", "[0, 2, 0, 7]").messages.contains("label 4, 7, is none of the classes"))
    #expect(try create("a", "[0, 2, 0, 2]").messages.contains("it exists already"))
  }

  @Test func whatIsWrongIsSaidAndLeavesNothing() throws {
    let scratch = try Scratch()
    let new = scratch.url.appending(path: "new").path
    let pictures = try Self.pictures(scratch).path
    try scratch.write("n01440764\n\nn01443537\n", scratch.url, "gap.txt")
    try scratch.write("n01440764\nn01440764 again\n", scratch.url, "twice.txt")
    let here = scratch.url.path
    for (images, labels, message) in [
      (here + "/none", "folders", "there is no such folder"),
      (here + "/pictures/odd", "folders", "folders name no class"),
      (pictures, here + "/none.txt", "none.txt"),
      (pictures, here + "/gap.txt", "gap.txt:2: the line is empty"),
      (pictures, here + "/twice.txt", "twice.txt:2: n01440764 is there already"),
    ] {
      let output = try Programs.run("create", new, "--images", images, "--labels", labels)
      #expect(output.code == 1)
      #expect(output.messages.contains(message), "\(output.messages)")
      #expect(!FileManager.default.fileExists(atPath: new))
    }
  }
}
