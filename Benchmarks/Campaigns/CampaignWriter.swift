import DurableFiles
import JSONLines
import Ratings

/// Writes the files of a campaign that is only there to be measured.
struct CampaignWriter {
  let path: String

  init(_ path: String) throws {
    self.path = path
    try makeFolder(at: path)
  }

  /// Writes campaign.json.
  func settings(name: String) throws {
    var json = JSONWriter()
    json.object {
      $0.member("format", 1)
      $0.member("name", name)
    }
    try write("campaign.json", json)
  }

  /// Copies pictures into the images folder again and again until there are so many files; returns their names.
  func pictures(_ pictures: [String], count: Int) throws -> [String] {
    try makeFolder(at: "\(path)/images")
    let contents = try pictures.map { try readFile($0) }
    return try (0..<count).map { number in
      let file = "picture-\(padded(number + 1, 4)).jpg"
      try replaceFile(at: "\(path)/images/\(file)", with: contents[number % contents.count])
      return file
    }
  }

  /// Writes labels.json: so many labels, named and defined as long as those of WordNet are.
  func labels(_ count: Int) throws {
    var json = JSONWriter()
    json.array { json in
      for index in 0..<count {
        json.object {
          $0.member("index", index)
          $0.member("id", "n" + padded(1_440_764 + index * 9_973, 8))
          $0.member("name", "label \(index)")
          $0.member(
            "definition", "what label \(index) looks like, in about as many words as dictionaries take")
        }
      }
    }
    try write("labels.json", json)
  }

  /// Writes images.jsonl: image after image with its file below the pictures' folder and its original label.
  func images(_ count: Int, labels: Int, file: (Int) -> String) throws {
    var json = JSONWriter()
    for image in 0..<count {
      json.object {
        $0.member("image", Self.image(image))
        $0.member("file", file(image))
        $0.member("original", image % labels)
      }
      json.endLine()
    }
    try write("images.jsonl", json)
  }

  /// Writes tasks.jsonl: a task for each of the first images.
  func tasks(_ tasks: [RatingTask]) throws {
    var json = JSONWriter()
    for task in tasks {
      json.object {
        $0.member("task", task.id)
        $0.member("image", task.image)
        $0.key("candidates")
        $0.array { json in
          for label in task.candidates { json.integer(label) }
        }
      }
      json.endLine()
    }
    try write("tasks.jsonl", json)
  }

  static func image(_ number: Int) -> String { "ILSVRC2012_val_" + padded(number + 1, 8) }

  private func write(_ name: String, _ json: JSONWriter) throws {
    try replaceFile(at: "\(path)/\(name)", with: json.bytes)
  }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
