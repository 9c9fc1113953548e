// swift-tools-version: 6.2
import PackageDescription

// Who may import whom, and why, is in Documentation/Architecture.md.

let package = Package(
  name: "reassess",
  products: [
    .executable(name: "reassess", targets: ["reassess"]),
    .executable(name: "reassess-preview", targets: ["reassess-preview"]),
    .library(name: "Aggregation", targets: ["Aggregation"]),
    .library(name: "Evaluation", targets: ["Evaluation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Values and rules: no clock, no file, no environment.
    .target(name: "Ratings"),
    .target(name: "CProcessors"),
    .target(name: "CPosteriors", dependencies: ["CProcessors"]),
    .target(name: "Aggregation", dependencies: ["Ratings", "CPosteriors"]),
    .target(name: "Evaluation", dependencies: ["Aggregation"]),
    .target(name: "RatingStore", dependencies: ["Ratings"]),

    // Files.
    .target(name: "JSONLines"),
    .target(name: "Threads"),
    .target(name: "DurableFiles"),
    .target(name: "CMessageDigest", linkerSettings: [.linkedLibrary("md")]),
    .target(
      name: "Campaigns",
      dependencies: ["Ratings", "RatingStore", "JSONLines", "DurableFiles", "Threads", "CMessageDigest"]),
    .target(name: "CISAL"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "NumPyFiles", dependencies: ["DurableFiles", "Threads", "CISAL", "CZlib"]),
    .target(name: "CPooling", dependencies: ["CProcessors"]),
    .target(name: "Proposals", dependencies: ["Ratings", "NumPyFiles", "CPooling"]),
    .target(
      name: "Exchange",
      dependencies: [
        "Ratings", "RatingStore", "Aggregation", "Evaluation", "JSONLines", "DurableFiles", "NumPyFiles",
        "Campaigns", "Threads",
      ]),
    .target(name: "Reporting", dependencies: ["Ratings", "Aggregation", "Evaluation", "JSONLines"]),

    // Screens.
    .target(
      name: "CTerminal",
      cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .target(name: "Terminal", dependencies: ["CTerminal"]),
    .target(name: "Preview"),
    .target(name: "RaterUI", dependencies: ["Ratings", "RatingStore", "Terminal", "Preview"]),
    .target(
      name: "Sessions",
      dependencies: ["RatingStore", "Terminal", "Preview", "RaterUI"]),

    // What a user has chosen, from a file.
    .target(
      name: "Preferences", dependencies: ["JSONLines", "DurableFiles", "Terminal", "Preview", "RaterUI"]),

    // Pictures, for the worker alone.
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(
      name: "CChafa", pkgConfig: "chafa", providers: [.apt(["libchafa-dev", "libglib2.0-dev"])]),
    .target(name: "CPicture", dependencies: ["CVips", "CChafa"]),

    // Memory for the commands that need much of it.
    .target(name: "CLargeHeap"),

    // Programs.
    .executableTarget(
      name: "reassess",
      dependencies: [
        "Ratings", "RatingStore", "Campaigns", "DurableFiles", "Aggregation", "Exchange", "Reporting",
        "Sessions",
        "RaterUI", "Terminal", "Preview", "Preferences", "Proposals", "NumPyFiles", "JSONLines",
        "CLargeHeap", "Evaluation", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "reassess-preview", dependencies: ["CPicture", "Preview"]),

    // For tests: programs in a pseudo-terminal, and what their screens show.
    .target(
      name: "CPseudoTerminal", cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("util")]),
    .target(name: "TerminalTesting", dependencies: ["Terminal", "CPseudoTerminal"]),
    .executableTarget(
      name: "terminal-fixture", dependencies: ["Terminal", "TerminalTesting"], path: "Tests/TerminalFixture"),

    // Figures beside those of others: make bench.
    .executableTarget(
      name: "reassess-bench",
      dependencies: [
        "Ratings", "RatingStore", "Campaigns", "DurableFiles", "JSONLines", "Aggregation", "Exchange",
        "Terminal",
        "Preview", "CPseudoTerminal", "TerminalTesting", "Proposals", "NumPyFiles",
      ],
      path: "Benchmarks", exclude: ["run.sh", "peers"]),

    // For tests of readers: files damaged at random. `make fuzz` runs a million of each kind.
    .target(name: "Mutations", path: "Tests/Mutations"),
    .target(
      name: "NumPyMutations", dependencies: ["Mutations", "NumPyFiles"], path: "Tests/NumPyMutations"),
    .target(
      name: "JournalMutations",
      dependencies: ["Mutations", "Ratings", "RatingStore", "JSONLines", "DurableFiles", "Campaigns"],
      path: "Tests/JournalMutations"),
    .executableTarget(
      name: "fuzz", dependencies: ["NumPyMutations", "JournalMutations"], path: "Tests/Fuzz"),

    // For the documentation: a rater's keys become a recording of the terminal.
    .executableTarget(
      name: "session-recorder", dependencies: ["Terminal", "TerminalTesting"], path: "Tests/SessionRecorder"),

    // For tests: small archives in the published layout.
    .target(name: "PublishedFixture", dependencies: ["NumPyFiles"], path: "Tests/PublishedFixture"),

    // Tests.
    .testTarget(name: "RatingsTests", dependencies: ["Ratings"]),
    .testTarget(name: "JSONLinesTests", dependencies: ["JSONLines"]),
    // The system, in which chosen calls fail.
    .target(name: "FileTesting", dependencies: ["DurableFiles"], path: "Tests/FileTesting"),
    .testTarget(name: "DurableFilesTests", dependencies: ["DurableFiles", "FileTesting"]),
    .testTarget(name: "NumPyFilesTests", dependencies: ["NumPyFiles", "Mutations", "NumPyMutations"]),
    // What any store must do, and one in memory.
    .target(name: "StoreTesting", dependencies: ["RatingStore", "Ratings"], path: "Tests/StoreTesting"),
    .executableTarget(
      name: "rater-simulator",
      dependencies: ["Campaigns", "DurableFiles", "RatingStore", "Ratings", "Mutations"],
      path: "Tests/RaterSimulator"),
    .testTarget(name: "RatingStoreTests", dependencies: ["RatingStore", "StoreTesting"]),
    .testTarget(
      name: "CampaignsTests",
      dependencies: ["Campaigns", "Threads", "JournalMutations", "StoreTesting", "FileTesting"]),
    .testTarget(name: "AggregationTests", dependencies: ["Ratings", "Aggregation"]),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "Aggregation"]),
    .testTarget(name: "ProposalsTests", dependencies: ["Proposals", "Ratings", "NumPyFiles"]),
    .testTarget(name: "PublishedDataTests", dependencies: ["Ratings", "Aggregation", "NumPyFiles"]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Ratings", "RatingStore", "Exchange", "Campaigns", "DurableFiles", "JSONLines", "Aggregation",
        "NumPyFiles", "PublishedFixture",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Ratings", "RatingStore", "Campaigns", "Aggregation", "Evaluation", "Reporting", "JSONLines",
      ]),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "CTerminal", "TerminalTesting", "CPseudoTerminal", "terminal-fixture"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview", "reassess-preview"]),
    .testTarget(
      name: "RaterUITests", dependencies: ["RaterUI", "Terminal", "CTerminal", "TerminalTesting"],
      exclude: ["Screens"]),
    .testTarget(name: "PreferencesTests", dependencies: ["Preferences"]),
    .testTarget(
      name: "SessionsTests", dependencies: ["Sessions", "Campaigns", "DurableFiles", "FileTesting"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "reassess", "reassess-preview", "Ratings", "RatingStore", "Campaigns", "NumPyFiles", "Terminal",
        "TerminalTesting", "CPseudoTerminal", "PublishedFixture", "rater-simulator",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
}
