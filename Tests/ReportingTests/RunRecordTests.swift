import Foundation
import Reporting
import Testing

@Suite struct RunRecordTests {
  @Test func isReadable() {
    let record = RunRecord(
      program: "reassess 0.1.0", method: "majority",
      parameters: [
        .init("ratersPerTask", .integer(3)), .init("partial", .bool(false)), .init("share", .real(0.5)),
        .init("note", .text("a \"b\"")),
      ],
      inputs: [.init(file: "tasks.jsonl", sha256: "00ff")])
    #expect(
      record.rendered() == """
        {
          "program": "reassess 0.1.0",
          "method": "majority",
          "parameters": {
            "ratersPerTask": 3,
            "partial": false,
            "share": 0.5,
            "note": "a \\"b\\""
          },
          "inputs": [
            {
              "file": "tasks.jsonl",
              "sha256": "00ff"
            }
          ]
        }

        """)
  }
}
