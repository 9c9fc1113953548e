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
    case .submit: "Submit the task when all labels are answered; otherwise go to the first unanswered one."
    case .undo: "Take back the last answer, also of an earlier task, as often as you like."
    case .select(let index): "Select label \(index + 1)."
    case .up: "Select the label above."
    case .down: "Select the label below."
    case .back: "Look at the task before; answering there corrects it."
    case .forward: "Look at the task after, up to the one to be rated next."
    case .skip: "Skip the task and say why; it comes back once, at the end."
    case .note: "Write a note on the task for the lead, change it or empty it."
    case .flag: "Flag the picture for the lead: offensive, not a photo, duplicate or damaged."
    case .search:
      "Search in your own ratings by label, answer, note or flag, to look at a task or correct it."
    case .jump: "Go to one of your tasks by its number."
    case .zoom: "Show the picture on the full screen, and back; there the keys that move, move about in it."
    case .larger: "Show the picture larger, on the full screen."
    case .smaller: "Show it smaller again, down to all of it."
    case .actualSize: "Show it at 100 %: a pixel of the picture for each of the terminal."
    case .brighter: "Make the dark parts of the picture brighter, and back."
    case .examples: "Show example pictures of the selected label, where the campaign has some."
    case .again: "Ask for tasks again when there are none just now."
    case .instructions: "Read the instructions of the campaign."
    case .help: "Show these keys."
    case .leave: "Leave. Every answer is saved; the next start goes on here."
    case .suspend: "Back to the shell for a while; fg returns."
    case .redraw: "Draw the screen anew."
    }
  }

  var helpOfNumbers: String { "Select a label by its number." }
}
