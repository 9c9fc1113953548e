extension English: KeyPhrases {
  func short(_ intent: RatingIntent) -> String? {
    switch intent {
    case .answerYes: "Yes"
    case .answerNo: "No"
    case .answerMaybe: "Maybe"
    case .undo: "Undo"
    case .down: "Move"
    case .back: "Back"
    case .forward: "Forward"
    case .skip: "Skip"
    case .note: "Note"
    case .flag: "Flag"
    case .zoom: "Zoom"
    case .again: "Try again"
    case .help: "Help"
    case .leave: "Leave"
    case .verdict(let word): self.word(for: word)
    case .reference: "Labels"
    case .category, .severity: nil
    case .submit, .select, .up, .search, .jump, .instructions, .suspend, .redraw,
      .larger, .smaller, .actualSize, .brighter, .examples:
      nil
    }
  }

  func help(_ intent: RatingIntent) -> String {
    switch intent {
    case .answerYes: "Yes: the label is in the picture, at least 95 % sure."
    case .answerNo: "No: the label is not in the picture, at least 95 % sure."
    case .answerMaybe: "Maybe: everything less sure than that."
    case .submit:
      work == .rating
        ? "Submit the task when all labels are answered; otherwise go to the first unanswered one."
        : "Go on to the next mistake, once this one has a verdict."
    case .undo:
      "Take back the last \(work == .rating ? "answer" : "verdict"), also of an earlier \(thing), as often as you like."
    case .verdict(.clearMistake): "Clear mistake: the predicted label is not in the picture."
    case .verdict(.notAMistake): "Not a mistake: it is in the picture."
    case .verdict(.undecided): "Undecided: you cannot tell."
    case .reference:
      "Show the reference labels before the verdict, where the lead allows it; ask for mistakes again when there are none."
    case .category(let category): "The kind of a clear mistake: \(name(of: category))."
    case .severity(let severity): "How bad a clear mistake is: \(name(of: severity))."
    case .select(let index): "Select label \(index + 1)."
    case .up: work == .rating ? "Select the label above." : "Move up in lists, texts and pictures."
    case .down: work == .rating ? "Select the label below." : "Move down in lists, texts and pictures."
    case .back:
      work == .rating
        ? "Look at the task before; answering there corrects it."
        : "Look at the mistake before; a verdict there takes the place of the one it has."
    case .forward: "Look at the \(thing) after, up to the one to be \(done) next."
    case .skip: "Skip the \(thing) and say why; it comes back once, at the end."
    case .note: "Write a note on the \(thing) for the lead, change it or empty it."
    case .flag: "Flag the picture for the lead: offensive, not a photo, duplicate or damaged."
    case .search:
      work == .rating
        ? "Search in your own ratings by label, answer, note or flag, to look at a task or correct it."
        : "Search in your own verdicts by prediction, verdict, note or flag, to look at a mistake again."
    case .jump: "Go to one of your \(thing)s by its number."
    case .zoom: "Show the picture on the full screen, and back; there the keys that move, move about in it."
    case .larger: "Show the picture larger, on the full screen."
    case .smaller: "Show it smaller again, down to all of it."
    case .actualSize: "Show it at 100 %: a pixel of the picture for each of the terminal."
    case .brighter: "Make the dark parts of the picture brighter, and back."
    case .examples:
      "Show example pictures of the \(work == .rating ? "selected" : "predicted") label, where the campaign has some."
    case .again: "Ask for tasks again when there are none just now."
    case .instructions: "Read the instructions of the campaign."
    case .help: "Show these keys."
    case .leave:
      "Leave. Every \(work == .rating ? "answer" : "verdict") is saved; the next start goes on here."
    case .suspend: "Back to the shell for a while; fg returns."
    case .redraw: "Draw the screen anew."
    }
  }

  var helpOfNumbers: String { "Select a label by its number." }
}
