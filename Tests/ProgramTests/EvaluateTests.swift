import Foundation
import Testing

/// `reassess evaluate`.
@Suite(.serialized) struct EvaluateTests {
  /// The published data; without it, tests of it are skipped.
  private static let published: String? = {
    let named = ProcessInfo.processInfo.environment["REASSESS_DATA"]
    return [named, Programs.package.appending(path: "../shared/real").path].compactMap(\.self)
      .first { FileManager.default.fileExists(atPath: $0 + "/real.json") }
  }()

  private static func objects(_ arguments: String...) throws -> [[String: Any]] {
    let output = try Programs.run(["evaluate"] + arguments)
    #expect(output.code == 0, "\(output.messages)")
    return try JSONSerialization.jsonObject(with: Data(output.data.utf8)) as? [[String: Any]] ?? []
  }

  private static func number(_ object: [String: Any]?, _ key: String) throws -> Double {
    try #require(object?[key] as? NSNumber).doubleValue
  }

  // MARK: Published data

  @Test(.enabled(if: published != nil, "the published data is not there: REASSESS_DATA, ../shared/real"))
  func originalLabelsScoreAsPublished() throws {
    let folder = try #require(Self.published)
    let labels = ["--real", "\(folder)/real.json", "--original", "\(folder)/ilsvrc2012_val_labels.json"]
    let output = try Programs.run(
      ["evaluate"] + labels + ["--predictions", "\(folder)/ilsvrc2012_val_labels.json", "--format", "json"])
    #expect(output.data.contains("\"model\":\"ilsvrc2012_val_labels\",\"originalAccuracy\":1.0,"))
    #expect(output.data.contains("\"realAccuracy\":0.9002284518649786,"))
    let counts = try Programs.run(
      ["evaluate"] + labels + ["--predictions", "\(folder)/real.json", "--part", "labels", "--format", "csv"])
    // ReaL labels are no predictions: of some images there are none.
    #expect(counts.code == 1)
    #expect(counts.messages.contains("has no prediction"))
    let table = try Programs.run(
      ["evaluate"] + labels
        + ["--predictions", "\(folder)/ilsvrc2012_val_labels.json", "--part", "labels", "--format", "csv"])
    #expect(
      table.data == """
        images,empty,single,several,labels,realAccuracy,realImages
        50000,3163,39394,7443,57553,0.9002284518649786,46837

        """)
  }

  /// What Benchmarks/peers/scipy_regression.py prints: SciPy's linregress, a joint model by NumPy, permutations shuffled by
  /// NumPy.
  @Test(.enabled(if: published != nil, "the published data is not there: REASSESS_DATA, ../shared/real"))
  func publishedSlopesAreThoseOfSciPy() throws {
    let folder = try #require(Self.published)
    let tables = [
      "--table", "\(folder)/timm-results-imagenet.csv", "\(folder)/timm-results-imagenet-real.csv",
    ]
    let convnext = ["--group=convnext=convnext_*", "--group=convnextv2=convnextv2_*"]
    for (options, expected, difference) in [
      ([], Self.halves, Self.halvesDifference), (convnext, Self.convnext, Self.convnextDifference),
    ] {
      let lines = try Self.table("regression", tables + options + ["--permutations=1"])
      #expect(lines.count == 2)
      for (line, expected) in zip(lines, expected) { try Self.compare(line, expected) }
      try Self.compare(try Self.table("difference", tables + options).first, difference)
    }
  }

  private static func table(_ part: String, _ arguments: [String]) throws -> [[String: Any]] {
    let output = try Programs.run(["evaluate"] + arguments + ["--part", part, "--format", "json"])
    #expect(output.code == 0, "\(output.messages)")
    return try JSONSerialization.jsonObject(with: Data(output.data.utf8)) as? [[String: Any]] ?? []
  }

  private static func compare(_ object: [String: Any]?, _ expected: [String: Double]) throws {
    for (key, value) in expected {
      let found = try number(object, key)
      #expect(abs(found - value) <= 1e-9 * max(1, abs(value)), "\(key)")
    }
  }

  private static let halves: [[String: Double]] = [
    [
      "slope": 0.9203957243677146,
      "slopeLower": 0.9126782479574609,
      "slopeUpper": 0.9281132007779682,
      "standardError": 0.003931410956963659,
      "intercept": 0.12385250534718939,
      "correlation": 0.9930041047329258,
    ],
    [
      "slope": 0.5551813249775177,
      "slopeLower": 0.5437693586229063,
      "slopeUpper": 0.5665932913321291,
      "standardError": 0.005813469042341885,
      "intercept": 0.41830242355972175,
      "correlation": 0.9599437739995713,
    ],
  ]
  private static let halvesDifference: [String: Double] = [
    "slopeDifference": 0.36521439939019745,
    "lower": 0.34610070133261844,
    "upper": 0.38432809744777646,
    "t": 37.47918037253537,
    "degreesOfFreedom": 1552.0,
    "p": 1.796902542204949e-219,
    "welchT": 52.0396215667179,
    "welchDegreesOfFreedom": 1364.1482702506282,
    "welchP": 0.0,
    "permutationP": 0.0001,
  ]
  private static let convnext: [[String: Double]] = [
    [
      "slope": 0.6468766717083108,
      "slopeLower": 0.6268439824388915,
      "slopeUpper": 0.66690936097773,
      "standardError": 0.01001136208948082,
      "intercept": 0.3399398783234372,
      "correlation": 0.9930081528732968,
    ],
    [
      "slope": 0.600152645568371,
      "slopeLower": 0.5614303415596906,
      "slopeUpper": 0.6388749495770514,
      "standardError": 0.018903616970766715,
      "intercept": 0.37865343036871313,
      "correlation": 0.9863930981680101,
    ],
  ]
  private static let convnextDifference: [String: Double] = [
    "slopeDifference": 0.04672402613994076,
    "lower": 0.006213163760044174,
    "upper": 0.08723488851983735,
    "t": 2.2924483915952507,
    "degreesOfFreedom": 87.0,
    "p": 0.02429272542594299,
    "welchT": 2.184286182780928,
    "welchDegreesOfFreedom": 44.257090352272236,
    "welchP": 0.03428210742548158,
    "permutationP": 0.0227,
  ]

  // MARK: A campaign

  @Test func aCampaignsModelsAreEvaluatedAndWritten() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    let missing = try Programs.run("evaluate", campaign.path)
    #expect(missing.code == 1)
    #expect(missing.messages.contains("results/real.json"))
    #expect(missing.messages.contains("ReaL labels are what reassess aggregate makes."))

    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority").code == 0)
    let models = try Self.objects(campaign.path, "--ensemble", "best=birch,dune", "--format", "json")
    #expect(
      models.compactMap { $0["model"] as? String } == ["amber", "birch", "cedar", "dune", "ember", "best"])
    let results = campaign.appending(path: "results")
    let first = try Data(contentsOf: results.appending(path: "evaluation.json"))
    let record = try String(contentsOf: results.appending(path: "evaluation.run.json"), encoding: .utf8)
    #expect(record.contains("\"method\": \"evaluate\""))
    #expect(record.contains("results/real.json"))
    #expect(try Programs.run("evaluate", campaign.path, "--ensemble", "best=birch,dune").code == 0)
    #expect(try Data(contentsOf: results.appending(path: "evaluation.json")) == first)
    let file = try JSONSerialization.jsonObject(with: first) as? [String: Any]
    let written = try #require(file?["models"] as? [[String: Any]])
    #expect(written.count == models.count && !models.isEmpty)
    for (model, other) in zip(models, written) {
      #expect(try Self.number(model, "realAccuracy") == Self.number(other, "realAccuracy"))
    }
  }

  /// Plain loops computed what is expected: Sample/expected_evaluation.py.
  @Test func theSampleIsAsComputedIndependently() throws {
    let scratch = try Scratch()
    let campaign = try scratch.sample()
    #expect(try Programs.run("aggregate", campaign.path, "--method", "majority").code == 0)
    let arguments = ["evaluate", campaign.path, "--ensemble", "best=birch,dune", "--format", "csv"]
    try expectAlmost(try Programs.run(arguments).data, ChainTests.expected("evaluation.csv"))
    for part in ["labels", "oracle", "pairs"] {
      let output = try Programs.run(arguments + ["--part", part])
      #expect(output.data.split(separator: "\n").count > 1)
      try expectAlmost(output.data, ChainTests.expected("evaluation-\(part).csv"))
    }
  }

  // MARK: What is wrong

  @Test func problemsAreToldWithTheirPlace() throws {
    let scratch = try Scratch()
    let folder = scratch.url
    try scratch.write("[1, 2, 0]", folder, "original.json")
    try scratch.write("[[1], [0, 2], []]", folder, "real.json")
    let cases: [(name: String, text: String, reason: String)] = [
      ("short.json", "[1, 2]", "predictions of 2 images, and there are 3"),
      ("unknown.json", "[1, 2, 3]", "image 2 (from 0): 3 is no label from 0 to 2"),
      ("uneven.json", "[[1], [2, 0], [1]]", "image 1 (from 0) has 2 predictions, and those before it 1"),
      ("twice.json", "[[1, 1], [2, 0], [1, 0]]", "image 0 (from 0): label 1 is predicted twice"),
      ("blank.json", "[[], [2], [1]]", "image 0 (from 0) has no prediction"),
      ("empty.json", "", "empty.json"),
      ("nothing.json", "[]", "predictions of 0 images"),
    ]
    for (name, text, reason) in cases {
      try scratch.write(text, folder, name)
      let output = try Self.judge(folder, [name])
      #expect(output.code == 1 && output.messages.contains(reason), "\(output.messages)")
      #expect(output.messages.contains(name) && output.data.isEmpty)
    }
    try scratch.write("[1, 2, 2]", folder, "good.json")
    #expect(
      try Self.judge(folder, ["good.json", "good.json"]).messages.contains("two models are called good"))
    #expect(
      try Self.judge(folder, ["good.json", "--ensemble", "good,bad"]).messages.contains(
        "has labels and no numbers"))
    #expect(
      try Self.judge(folder, ["good.json", "--group", "a=g*"]).messages.contains("no line can be drawn"))
    #expect(try Self.judge(folder, ["good.json", "--group", "a"]).code == 2)
    #expect(try Self.judge(folder, ["good.json"]).code == 0)
    try scratch.write("[[1], [0, 0], []]", folder, "real.json")
    #expect(
      try Self.judge(folder, ["good.json"]).messages.contains(
        "image 1 (from 0): 0 is no label, or there twice"))
  }

  private static func judge(_ folder: URL, _ arguments: [String]) throws -> Programs.Output {
    let paths = arguments.map { $0.hasSuffix(".json") ? folder.appending(path: $0).path : $0 }
    return try Programs.run(
      [
        "evaluate", "--real", folder.appending(path: "real.json").path, "--original",
        folder.appending(path: "original.json").path, "--predictions",
      ] + paths)
  }

  /// A .npy of 16-bit whole numbers.
  private static func array(_ numbers: [Int16], _ shape: String) -> Data {
    let header = "{'descr': '<i2', 'fortran_order': False, 'shape': \(shape), }\n"
    var data = Data([0x93] + "NUMPY".utf8 + [1, 0, UInt8(header.utf8.count), 0])
    data += Data(header.utf8)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { data += $0 } }
    return data
  }

  @Test func arraysOfIndicesAreReadAndCheckedToo() throws {
    let scratch = try Scratch()
    let folder = scratch.url
    try scratch.write("[1, 2, 0]", folder, "original.json")
    try scratch.write("[[1], [0, 2], []]", folder, "real.json")
    let path = folder.appending(path: "m.npy")
    let cases: [(numbers: [Int16], shape: String, reason: String)] = [
      ([1, 2, 3], "(3,)", "image 2 (from 0): 3 is no label from 0 to 2"),
      ([1, -1, 0], "(3,)", "image 1 (from 0): -1 is no label from 0 to 2"),
      ([1, 0, 2, 2, 1, 0], "(3, 2)", "image 1 (from 0): label 2 is predicted twice"),
      ([1, 0, 2, 1], "(2, 2)", "predictions of 2 images, and there are 3"),
    ]
    for (numbers, shape, reason) in cases {
      try Self.array(numbers, shape).write(to: path)
      let output = try Self.judge(folder, [path.path])
      #expect(output.code == 1 && output.messages.contains(reason), "\(output.messages)")
    }
    try Self.array([1, 0, 0, 2, 1, 0], "(3, 2)").write(to: path)
    let good = try Self.judge(folder, [path.path, "--top-k", "2", "--format", "csv"])
    #expect(good.data.contains("m,0.3333333333333333,"), "\(good.messages)")
    #expect(good.data.contains(",2,1.0,1.0,1.0,1,,,"))
    let logits = Programs.package.appending(path: "Sample/predictions/amber.npy").path
    #expect(
      try Self.judge(folder, [logits]).messages.contains(
        "the array is 18 x 38, and 3 images x 38 labels are needed"))
  }

  @Test func tablesThatDoNotJoinAreRefused() throws {
    let scratch = try Scratch()
    let folder = scratch.url
    let (a, b) = (folder.appending(path: "a.csv").path, folder.appending(path: "b.csv").path)
    let head = "model,img_size,top1,param_count\n"
    let rows = (0..<8).map { "m\($0),224,\(60 + $0).5,\"1,0\($0).5\"\n" }
    try scratch.write(head + rows.joined(), folder, "a.csv")
    for (text, reason) in [
      (head + rows.dropLast().joined(), "a.csv: line 9: \"m7@224\" (model@img_size) is not in"),
      (head + rows.joined() + "m8,224,70,1\n", "b.csv: line 10: \"m8@224\" (model@img_size) is not in"),
      (head + rows.joined() + "m7,224,70,1\n", "b.csv: line 10: \"m7@224\" is there twice"),
      (head + "m0,224,101,1\n", "b.csv: line 2: \"101\" is no percentage from 0 to 100"),
      (head + "m0,224,nan,1\n", "no percentage"), (head, "it has no rows"),
      ("model,top1\nm,1\n", "no column img_size"),
    ] {
      try scratch.write(text, folder, "b.csv")
      let output = try Programs.run("evaluate", "--table", a, b)
      #expect(output.code == 1 && output.messages.contains(reason), "\(output.messages)")
    }
    try scratch.write(head + rows.reversed().joined(), folder, "b.csv")
    #expect(try Self.objects("--table", a, b, "--format", "json").count == 8)
    #expect(try Programs.run("evaluate", "--table", a).code == 2)
  }
}
