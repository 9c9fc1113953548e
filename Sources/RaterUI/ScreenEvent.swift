public import Preview
public import RatingStore
public import Terminal

/// What happens to a screen.
public enum ScreenEvent: Sendable {
  /// A key, with the monotonic clock in milliseconds.
  case key(Key, at: Int)
  /// The window has another size.
  case resized(Size)
  /// The journal has these entries, durably.
  case recorded([JournalEntry])
  /// What the rater has to do from now on, and what was given to others.
  case claimed(Claims, lost: [Int])
  /// The store could not be asked for tasks. One sentence says why.
  case notClaimed(String)
  /// The journal refused what was asked for; nothing has changed on disk. One sentence says why.
  case notRecorded(String)
  /// The picture of the task at that position was delivered, or cannot be.
  case picture(Int, PictureStatus)
  /// What of the task's picture the delivered one shows.
  case picturePart(PicturePart)
  /// How many example pictures the label with that index has.
  case examples(of: Int, count: Int)
  /// The example on the screen was delivered, or cannot be.
  case examplePicture(PictureStatus)
  /// The frame with the picture of the task at that position is on the terminal.
  case pictureDrawn(Int)
  /// The program went on after it was stopped, with the monotonic clock in milliseconds.
  case resumed(at: Int)
  /// What the rater should know.
  case notice([ScreenNotice])
}

/// What a screen wants done. Screens do nothing themselves.
public enum ScreenEffect: Equatable, Sendable {
  /// Write these events to the journal, all or none, and answer with `recorded` or `notRecorded`.
  case record([JournalEvent])
  /// Ask the store for tasks, and answer with `claimed` or `notClaimed`.
  case claim
  /// Count the example pictures of the label with that index, and answer with `examples`.
  case lookForExamples(of: Int)
  /// Stop the program as Ctrl-Z does.
  case suspend
  /// Paint every cell anew.
  case redraw
  /// Forget the keys typed ahead: they were meant for the task after this one.
  case forgetKeys
  /// Leave the program.
  case leave
}

/// How the picture of a task stands.
public enum PictureStatus: Equatable, Sendable {
  /// Asked for, not there yet.
  case loading
  /// There; `damaged` when a part of it may be missing.
  case ready(damaged: Bool)
  /// It cannot be shown, and why.
  case refused(PictureRefusal)
}

/// A picture that a screen wants drawn.
public struct WantedPicture: Hashable, Sendable {
  /// The position of the task whose picture it is.
  public var position: Int
  /// The cells it may cover.
  public var area: Rect
  /// Which part of it, how large and how bright.
  public var view = PictureView.whole
  /// The example to show in its place; nil: the task's own picture.
  public var example: ExamplePicture?
}

/// One of a label's example pictures.
public struct ExamplePicture: Hashable, Sendable {
  /// The label's index.
  public var label: Int
  /// Which of its examples, from 0.
  public var number: Int

  /// Names an example.
  public init(label: Int, number: Int) {
    self.label = label
    self.number = number
  }
}
