import Campaigns
import Foundation
import Testing

/// What `reassess create` makes of odd lists of classes and odd folders.
@Suite struct CreateInputTests {
  private static let images = Programs.package.appending(path: "Sample/images")

  /// Pictures in folders of these names, one each.
  private static func pictures(_ scratch: Scratch, _ folders: [String]) throws -> URL {
    let pictures = scratch.url.appending(path: "pictures")
    for folder in folders {
      let below = pictures.appending(path: folder)
      try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: images.appending(path: "tent.png"), to: below.appending(path: "x.png"))
    }
    return pictures
  }

  private struct Made {
    var output: Programs.Output
    var path: String
    func campaign() throws -> Campaign { try CampaignFolder(path).load() }
  }

  private static func create(
    _ scratch: Scratch, folders: [String], classes: String, originals: String? = nil,
    as name: String = "classes.txt", to path: String = "new"
  ) throws -> Made {
    let pictures = try pictures(scratch, folders)
    try scratch.write(classes, scratch.url, name)
    var arguments = [
      "create", scratch.url.appending(path: path).path, "--images", pictures.path, "--labels",
      scratch.url.appending(path: name).path,
    ]
    if let originals {
      try scratch.write(originals, scratch.url, "originals")
      arguments += ["--originals", scratch.url.appending(path: "originals").path]
    }
    return Made(output: try Programs.run(arguments), path: scratch.url.appending(path: path).path)
  }

  // MARK: Which class is meant

  @Test func aFolderCalledByANumberIsNoIndex() throws {
    let scratch = try Scratch()
    let made = try Self.create(scratch, folders: ["1", "boat"], classes: "axe\nboat\n")
    #expect(made.output.code == 0, "\(made.output.messages)")
    #expect(try made.campaign().images.map(\.original) == [nil, 1])
    #expect(
      made.output.messages.contains("1 folder called as no class; the first is 1"), "\(made.output.messages)")
  }

  @Test func originalsMayBeIndicesUnlessClassesAreNumbers() throws {
    let scratch = try Scratch()
    let made = try Self.create(scratch, folders: ["a", "b"], classes: "axe\nboat\n", originals: "1\naxe\n")
    #expect(try made.campaign().images.map(\.original) == [1, 0])
    let second = try Scratch()
    let named = try Self.create(second, folders: ["a", "b"], classes: "1\n2\n", originals: "1\n2\n")
    #expect(try named.campaign().images.map(\.original) == [0, 1])
    let third = try Scratch()
    let refused = try Self.create(third, folders: ["a", "b"], classes: "1\n2\n", originals: "0\n1\n")
    #expect(refused.output.messages.contains("label 1, 0, is none of the classes"), "\(refused.output)")
    // A JSON array has indices, whatever classes are called.
    let fourth = try Scratch()
    let array = try Self.create(fourth, folders: ["a", "b"], classes: "1\n2\n", originals: "[0, 1]")
    #expect(try array.campaign().images.map(\.original) == [0, 1])
  }

  @Test func aNameOfTwoClassesIsRefused() throws {
    let classes = "n02012849 crane\nn03126707 crane\n"
    let first = try Scratch()
    let folder = try Self.create(first, folders: ["crane"], classes: classes)
    #expect(folder.output.code == 1)
    #expect(
      folder.output.messages.contains(
        "folder crane: several classes are called crane: 0 (n02012849) and 1 (n03126707)"), "\(folder.output)"
    )
    let second = try Scratch()
    let line = try Self.create(second, folders: ["a"], classes: classes, originals: "crane\n")
    #expect(line.output.code == 1)
    #expect(line.output.messages.contains("label 1: several classes are called crane"), "\(line.output)")
    let third = try Scratch()
    let id = try Self.create(third, folders: ["n03126707"], classes: classes)
    #expect(try id.campaign().images.map(\.original) == [1])
  }

  // MARK: How lists are written

  @Test func spacesAndMarksThatNobodySeesAreNoPartOfAName() throws {
    let scratch = try Scratch()
    let made = try Self.create(
      scratch, folders: ["boat", "axe"],
      classes: "\u{FEFF}n01440764 tench, Tinca tinca  \r\naxe \t\r\n  boat\u{A0}\r\nsea  cow\r\n",
      originals: "\u{FEFF}axe \r\nboat\r\n")
    #expect(made.output.code == 0, "\(made.output.messages)")
    let campaign = try made.campaign()
    #expect(campaign.labels.all.map(\.id) == ["n01440764", "axe", "boat", "sea  cow"])
    #expect(campaign.labels[0]?.name == "tench")
    #expect(campaign.images.map(\.original) == [1, 2])
  }

  @Test(arguments: [
    ("", "there are no classes in it"), ("\u{FEFF}", "there are no classes in it"),
    ("\n", "classes.txt:1: the line is empty"), ("axe\n  \nboat\n", "classes.txt:2: the line is empty"),
    ("axe\naxe \n", "classes.txt:2: axe is there already"),
    ("axe\rboat\r", "classes.txt:1: a carriage return without a line feed"),
  ])
  func listsThatAreNone(classes: String, message: String) throws {
    let scratch = try Scratch()
    let made = try Self.create(scratch, folders: ["axe"], classes: classes)
    #expect(made.output.code == 1)
    #expect(made.output.messages.contains(message), "\(made.output.messages)")
    #expect(!FileManager.default.fileExists(atPath: made.path))
  }

  @Test func whatCannotBeMeantIsSaid() throws {
    let scratch = try Scratch()
    let pictures = try Self.pictures(scratch, ["axe"])
    let new = scratch.url.appending(path: "new").path
    let rater = try Programs.run(
      "create", new, "--images", pictures.path, "--labels", "folders", "--original-label-rater", "n00015388")
    #expect(rater.code == 0)
    #expect(rater.messages.contains("No label is n00015388 or under it"), "\(rater.messages)")
    #expect(
      rater.messages.contains("1 image, 1 label; 0 images have no original label."), "\(rater.messages)")
    for empty in [["", "--name", "x"], [new, "--name", ""]] {
      let refused = try Programs.run(
        ["create"] + empty + ["--images", pictures.path, "--labels", "folders"])
      #expect(refused.code == 2, "\(refused.messages)")
    }
  }

  @Test func oneClassAndOnePicture() throws {
    let scratch = try Scratch()
    let made = try Self.create(scratch, folders: ["axe"], classes: "axe")
    #expect(made.output.code == 0, "\(made.output.messages)")
    #expect(try made.campaign().images.map(\.original) == [0])
  }

  // MARK: What is in the folder

  @Test func whatCannotBeReachedIsNamed() throws {
    let scratch = try Scratch()
    let pictures = try Self.pictures(scratch, ["axe"])
    let link = pictures.appending(path: "axe/lost.jpg").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere.jpg")
    let dangling = try Self.create(scratch, folders: [], classes: "axe\n")
    #expect(dangling.output.code == 1)
    #expect(
      dangling.output.messages.contains("axe/lost.jpg: it is a link that leads nowhere"),
      "\(dangling.output.messages)")
    try FileManager.default.removeItem(atPath: link)

    // What lies elsewhere raters would not be shown.
    let outside = scratch.url.appending(path: "outside.png")
    try FileManager.default.copyItem(at: Self.images.appending(path: "tent.png"), to: outside)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside.path)
    let leading = try Self.create(scratch, folders: [], classes: "axe\n")
    #expect(leading.output.code == 1)
    #expect(
      leading.output.messages.contains("axe/lost.jpg: lies outside the folder"), "\(leading.output.messages)")
    try FileManager.default.removeItem(atPath: link)

    try FileManager.default.createSymbolicLink(
      atPath: pictures.appending(path: "axe/again").path, withDestinationPath: "..")
    let circle = try Self.create(scratch, folders: [], classes: "axe\n")
    #expect(circle.output.code == 1)
    #expect(circle.output.messages.contains("again"), "\(circle.output.messages)")
    #expect(!FileManager.default.fileExists(atPath: circle.path))
  }

  @Test func aFolderThatCannotBeReadIsNamed() throws {
    guard getuid() != 0 else { return }
    let scratch = try Scratch()
    let pictures = try Self.pictures(scratch, ["axe", "closed"])
    let closed = pictures.appending(path: "closed").path
    chmod(closed, 0)
    defer { chmod(closed, 0o755) }
    let made = try Self.create(scratch, folders: [], classes: "axe\n")
    #expect(made.output.code == 1)
    #expect(made.output.messages.contains("closed: cannot list it: Permission denied"), "\(made.output)")
  }

  @Test func aNameThatIsNoTextIsNamed() throws {
    let scratch = try Scratch()
    let pictures = try Self.pictures(scratch, ["axe"])
    let strange = try Programs.run(
      shell: "cp '\(pictures.path)/axe/x.png' '\(pictures.path)/axe/'$(printf '\\377').png")
    try #require(strange.code == 0)
    let made = try Self.create(scratch, folders: [], classes: "axe\n")
    #expect(made.output.code == 1)
    #expect(made.output.messages.contains("axe: a name in it is not UTF-8"), "\(made.output)")
  }

  @Test(arguments: ["pictures/new", "pictures/axe/new", "link/new"])
  func notWhereItsOwnPicturesAre(path: String) throws {
    let scratch = try Scratch()
    _ = try Self.pictures(scratch, ["axe"])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "link").path, withDestinationPath: "pictures")
    let made = try Self.create(scratch, folders: [], classes: "axe\n", to: path)
    #expect(made.output.code == 1)
    #expect(made.output.messages.contains("it would be in the folder of its pictures"), "\(made.output)")
    #expect(!FileManager.default.fileExists(atPath: made.path))
  }
}
