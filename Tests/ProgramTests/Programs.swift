import Foundation
import Synchronization
import Terminal
import TerminalTesting

/// The programs as built, and folders to let them loose in.
enum Programs {
  /// The folder that holds the built programs: that of the running tests.
  static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
    .deletingLastPathComponent()

  static var reassess: String { folder.appendingPathComponent("reassess").path }

  /// The project's folder.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What a program without a terminal said.
  struct Output {
    var code: Int32
    var data: String
    var messages: String
  }

  /// Runs `reassess` without a terminal, to its end.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Output {
    try run(arguments, environment: environment)
  }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Output {
    try run(reassess, arguments, environment: environment)
  }

  static func run(shell command: String) throws -> Output {
    try run("/bin/sh", ["-c", command], environment: [:])
  }

  private static func run(_ path: String, _ arguments: [String], environment: [String: String]) throws
    -> Output
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let data = Pipe()
    let messages = Pipe()
    process.standardOutput = data
    process.standardError = messages
    try process.run()
    // Both at once: a program waits when a pipe is full.
    let said = WholeText(of: messages)
    let read = data.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Output(
      code: process.terminationStatus, data: String(decoding: read, as: UTF8.self), messages: said.text)
  }

  /// Opens a campaign in a pseudo-terminal.
  static func rate(
    _ campaign: URL, rater: String = "ana", preview: String = "symbols",
    size: Size = Size(columns: 80, rows: 24),
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      reassess, ["rate", campaign.path, "--rater", rater, "--preview", preview],
      environment: ["LANG": "C.UTF-8"].merging(environment) { $1 }, size: size)
  }
}

/// What comes out of a pipe to its end, read meanwhile on another thread.
private final class WholeText: Sendable {
  private let bytes = Mutex(Data())
  private let reading = DispatchGroup()

  init(of pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    DispatchQueue.global().async(group: reading) {
      let read = handle.readDataToEndOfFile()
      self.bytes.withLock { $0 = read }
    }
  }

  /// Waits for the end.
  var text: String {
    reading.wait()
    return bytes.withLock { String(decoding: $0, as: UTF8.self) }
  }
}

/// A folder that is gone when the test is over.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("reassess-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A copy of the Sample campaign, with answers or without.
  func sample(withAnswers: Bool = true) throws -> URL {
    let copy = url.appendingPathComponent("sample")
    try FileManager.default.copyItem(at: Programs.package.appendingPathComponent("Sample"), to: copy)
    if !withAnswers { try FileManager.default.removeItem(at: copy.appendingPathComponent("answers")) }
    return copy
  }

  /// A campaign of so many tasks with two candidates each, and one small picture.
  func campaign(tasks: Int) throws -> URL {
    let folder = url.appendingPathComponent("campaign")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(#"{"format":1,"name":"test"}"#, folder, "campaign.json")
    try write(
      #"[{"index":0,"id":"n03063599","name":"coffee mug"},{"index":1,"id":"n03179701","name":"desk"}]"#,
      folder,
      "labels.json")
    try write(
      (0..<tasks).map { #"{"image":"i\#($0)","file":"picture.png"}"# + "\n" }.joined(), folder, "images.jsonl"
    )
    try write(
      (0..<tasks).map { #"{"task":"t\#($0)","image":"i\#($0)","candidates":[0,1]}"# + "\n" }.joined(), folder,
      "tasks.jsonl")
    let images = Programs.package.appendingPathComponent("Sample/images")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("images"), withIntermediateDirectories: true)
    let picture = try FileManager.default.contentsOfDirectory(at: images, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.first { $0.pathExtension == "png" }
    if let picture {
      try FileManager.default.copyItem(at: picture, to: folder.appendingPathComponent("images/picture.png"))
    }
    return folder
  }

  func write(_ text: String, _ folder: URL, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
}

/// A rater's journal as lines of JSON.
func journal(_ campaign: URL, _ rater: String = "ana") throws -> [[String: Any]] {
  let text = try String(
    contentsOf: campaign.appendingPathComponent("answers/\(rater).jsonl"), encoding: .utf8)
  return try text.split(separator: "\n").map {
    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
  }
}
