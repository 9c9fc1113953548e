import DurableFiles
import JSONLines
import RatingStore
import Ratings

extension NewCampaign {
  /// Reads Label Studio's JSON export of tasks that `LabelStudioWriter` made, annotated there or not.
  ///
  /// Tasks, labels and images are those of the tasks' data. Each annotation is a rating; one that leaves a candidate
  /// unanswered becomes a task that is not submitted, and one that was cancelled, which is a skip, nothing. A task may
  /// stand there more than once, with the same labels in any order.
  /// Predictions are not read. The rater is the annotation's `rater`, which only `LabelStudioWriter` writes, or else
  /// the number of who completed it. The file of an image's picture is taken to be its name.
  /// - Parameters:
  ///   - path: the file.
  ///   - labels: the labels that tasks may be about.
  ///   - name: the campaign's name.
  ///   - progress: told now and then how much of the file has been read, from 0 to 1.
  public static func labelStudio(
    _ path: String, labels: [Label], name: String, progress: (Double) -> Void = { _ in }
  ) throws(ExchangeError) -> NewCampaign {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch {
      throw ExchangeError(error, file: path)
    }
    do throws(FileProblem) {
      return try JSONFile(name: path, bytes: bytes).read { json throws(JSONError) in
        var collector = TaskCollector(labels: labels)
        try json.beginArray()
        while try json.nextElement() {
          let task = try LabelStudioTask(&json)
          progress(Double(task.offset) / Double(bytes.count))
          try task.located { () throws(Refusal) in try task.add(to: &collector) }
        }
        do throws(Refusal) {
          return try collector.campaign(name: name, labels: labels)
        } catch {
          throw error.place.map { JSONError(offset: $0, reason: .refused(error.reason)) }
            ?? json.refusal(error.reason)
        }
      }
    } catch {
      throw ExchangeError(error)
    }
  }
}

extension LabelStudioTask {
  /// Tells where the task stands when it is refused.
  fileprivate func located(_ body: () throws(Refusal) -> Void) throws(JSONError) {
    do throws(Refusal) {
      try body()
    } catch {
      throw JSONError(offset: offset, reason: .refused("\(name): \(error.reason)"))
    }
  }

  /// Adds the task and its ratings.
  fileprivate func add(to collector: inout TaskCollector) throws(Refusal) {
    guard let task = data.task, let image = data.name, !data.labels.isEmpty else {
      throw Refusal(
        "the task's data lack task, name or labels: was the task made by reassess export label-studio?")
    }
    let position = try collector.task(
      TaskCollector.TaskFacts(task: task, image: image, purpose: data.purpose, of: data.of, place: offset))
    let candidates = try collector.candidates(data.labels, of: position)
    for annotation in annotations where !annotation.isCancelled {
      let rater = try collector.vocabulary.rater(Array((annotation.rater ?? "").utf8)[...])
      let place = try collector.rating(of: position, by: rater, annotation.facts)
      for (block, answer) in annotation.answers {
        guard block < candidates.count else {
          throw Refusal(
            "\(LabelStudioLayout.block(block)) of task \(quoted(task)) is answered and has no label")
        }
        try collector.answer(answer, to: candidates[block], in: place)
      }
    }
  }
}
