import Foundation
import NumPyFiles
import Ratings
import Testing

@testable import Proposals

/// The published candidate lists, cut into tasks.
@Suite(.enabled(if: Published.isThere && Debian.hasWordNet, "needs the published data and wordnet-base"))
struct PublishedListsTests {
  @Test func allClassesAreInWordNetAndTheFirst398AreAnimals() throws {
    let classes = try Published.classes()
    #expect(classes.count == 1000)
    let wordNet = try Debian.wordNet()
    let taxonomy = Taxonomy(classes, wordNet)
    #expect(taxonomy.unknown.isEmpty)
    let animals = classes.indices.filter { wordNet.hypernyms(above: classes[$0].id).contains("n00015388") }
    #expect(animals == Array(0..<398))
    let several = classes.filter { (wordNet.synset($0.id)?.hypernyms.count ?? 0) > 1 }
    #expect(several.count == 38)
  }

  @Test func listsBecomeAsFewTasksAsThereCanBe() throws {
    let lists = try Published.candidates()
    #expect(lists.count == 24_889)
    #expect(lists.reduce(0) { $0 + $1.count } == 184_962)
    let taxonomy = Taxonomy(try Published.classes(), try Debian.wordNet())
    let cutter = TaskCutter(taxonomy)
    var (ours, random) = (Spread(), Spread())
    var generator = SeededGenerator(seed: 1)
    var taskCount = 0
    for list in lists {
      let tasks = cutter.cut(list)
      taskCount += tasks.count
      #expect(tasks.allSatisfy { (1...8).contains($0.count) })
      #expect(tasks.joined().sorted() == list.sorted())
      guard tasks.count > 1 else { continue }
      for task in tasks { ours.add(task, taxonomy) }
      // The same sizes, filled at random.
      var rest = list.shuffled(using: &generator)[...]
      for task in tasks {
        random.add(Array(rest.prefix(task.count)), taxonomy)
        rest = rest.dropFirst(task.count)
      }
    }
    #expect(taskCount == 34_126)
    #expect(random.mean / ours.mean > 1.2, "\(ours.mean) beside \(random.mean) at random")
  }
}

/// The mean distance of two candidates of one task.
private struct Spread {
  private var sum = 0
  private var pairs = 0
  var mean: Double { Double(sum) / Double(pairs) }

  mutating func add(_ task: [Int], _ taxonomy: Taxonomy) {
    for (place, one) in task.enumerated() {
      for other in task[..<place] { sum += taxonomy.distance(one, other) }
      pairs += place
    }
  }
}

/// The published data, where it is.
enum Published {
  static let folder = ProcessInfo.processInfo.environment["REASSESS_DATA"] ?? besideTheProject
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "/raters.npz") }

  private static let besideTheProject = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/real").path

  /// The labels' ids and names.
  static func classes() throws -> [(id: String, name: String)] {
    let text = try String(contentsOfFile: folder + "/imagenet_classes.tsv", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t")
      return (String(fields[1]), String(fields[2]))
    }
  }

  /// The candidates of each image, in the order of the archive.
  static func candidates() throws -> [[Int]] {
    var lists: [[Int]] = []
    var (image, isImage) = ([UInt8](), true)
    let scores = try NumPyArchive(path: folder + "/scores.npz")
    let info = try scores.array("info")
    try info.forEachText { (text) throws(NumPyError) in
      if isImage {
        if !text.utf8.elementsEqual(image) {
          image = Array(text.utf8)
          lists.append([])
        }
      } else {
        lists[lists.count - 1].append(Int(text.string) ?? -1)
      }
      isImage.toggle()
    }
    return lists
  }
}
