public import Preview
public import RaterUI
import RatingStore
public import Terminal

/// Performs what the rating screen asks for: journal, pictures, terminal.
///
/// Knows neither signals nor descriptors; ``RunLoop`` feeds it. To be used from the main thread alone.
public struct RatingSession<Output: Screen, Journal: AnswerJournal> {
  /// What the run loop has to do for the session.
  public enum Request: Equatable, Sendable {
    case leave, suspend
  }

  /// The terminal.
  public var output: Output
  /// The pictures.
  public var desk: PictureDesk
  /// What the run loop has to do; the loop sets it back to nil.
  public var request: Request?
  private var screen: RatingScreen
  private var journal: Journal
  private let clock: SessionClock
  /// Keys that came while an Enter waited for its picture.
  private var waiting: ArraySlice<Key> = []
  private var isDirty = true

  /// Puts the parts together; nothing is drawn yet.
  public init(screen: RatingScreen, output: Output, journal: Journal, desk: PictureDesk, clock: SessionClock)
  {
    self.screen = screen
    self.output = output
    self.journal = journal
    self.desk = desk
    self.clock = clock
  }

  /// What the rater did since the session began.
  public var summary: SessionSummary { screen.summary }

  /// Takes keys in their order, each performed before the next is looked at.
  public mutating func take(_ keys: [Key]) {
    let before = screen.taskOnScreen
    if !keys.isEmpty { renew() }
    if screen.taskOnScreen != before {
      // Others have the task now, and the keys were about its picture, not about the one that takes its place.
      waiting = []
      return
    }
    // A click is about what is seen: it does not wait for the task after this one.
    waiting += screen.holdsKeys ? keys.filter { !$0.isMouse } : keys
    work()
  }

  /// The window has another size.
  public mutating func resize(to size: Size) { update(.resized(size)) }

  /// The program goes on after it was stopped.
  public mutating func resume() {
    update(.resumed(at: clock.milliseconds()))
    redrawEverything()
  }

  /// Tells the rater something.
  public mutating func notify(_ notices: [ScreenNotice]) { update(.notice(notices)) }

  /// Pictures came from the source.
  public mutating func take(_ deliveries: [PictureDelivery]) {
    if desk.take(deliveries) { isDirty = true }
  }

  /// The terminal may show something else than was drawn.
  public mutating func redrawEverything() {
    output.redrawEverything()
    isDirty = true
  }

  /// Another driver or cell size: the pictures have to be made anew.
  public mutating func changeDesk(_ change: (inout PictureDesk) -> Void) {
    change(&desk)
    isDirty = true
  }

  /// Draws what has changed, and again when a drawn picture lets a waiting Enter go on.
  public mutating func draw() throws(TerminalError) {
    work()
    while isDirty, request == nil {
      isDirty = false
      let picture = currentPicture()
      var surface = Surface(size: output.size)
      screen.draw(into: &surface)
      let isShown = try output.present(surface, picture: picture)
      if isShown, let wanted = screen.wantedPicture, wanted.example == nil { noteDrawn(wanted.position) }
      work()
      // The frame is out: now there is time for the tasks after the one at hand.
      if !isDirty, screen.wantsClaim { claimAhead() }
      if !isDirty { desk.prepare(screen.picturesAhead, now: clock.duration) }
    }
  }

  /// The picture to draw now; tells the screen how it stands.
  private mutating func currentPicture() -> PlacedPicture? {
    guard let wanted = screen.wantedPicture else {
      desk.clear()
      return nil
    }
    let status = desk.want(wanted, now: clock.duration)
    let isExample = wanted.example != nil
    perform(screen.update(isExample ? .examplePicture(status) : .picture(wanted.position, status)))
    if !isExample, let part = desk.part { perform(screen.update(.picturePart(part))) }
    guard screen.wantedPicture == wanted else { return currentPicture() }
    return desk.placed(in: wanted.area)
  }

  private mutating func noteDrawn(_ position: Int) {
    let effects = screen.update(.pictureDrawn(position))
    guard !effects.isEmpty else { return }
    perform(effects)
    isDirty = true
  }

  private mutating func work() {
    while !screen.holdsKeys, request == nil, let key = waiting.popFirst() {
      update(.key(key, at: clock.milliseconds()))
    }
    if screen.holdsKeys, waiting.contains(.control("c")) {
      waiting = []
      request = .leave
    }
  }

  private mutating func update(_ event: ScreenEvent) {
    isDirty = true
    perform(screen.update(event))
  }

  private mutating func perform(_ effects: [ScreenEffect]) {
    for effect in effects {
      switch effect {
      case .record(let events): record(events)
      case .suspend: request = .suspend
      case .redraw: redrawEverything()
      case .leave: request = .leave
      case .forgetKeys: waiting = []
      case .claim: claim()
      case .lookForExamples(let label):
        update(.examples(of: label, count: min(desk.countExamples(label), PictureSubject.mostExamples)))
      }
    }
  }

  /// Asks for tasks; false when the screen has been told why not.
  @discardableResult
  private mutating func claim(lost: [Int] = []) -> Bool {
    do throws(NotSaved) {
      update(.claimed(try journal.claim(), lost: lost))
      return true
    } catch {
      update(.notClaimed(error.reason))
      return false
    }
  }

  /// Claims what comes after the task on the screen, which mostly changes nothing to be seen.
  private mutating func claimAhead() {
    let before = screen.taskOnScreen
    let isClaimed = claim()
    isDirty = !isClaimed || screen.taskOnScreen != before
  }

  /// Without a word where it fails: the next key tries again, and a submit says what became of the slot.
  private mutating func renew() {
    guard let lost = try? journal.renew(), !lost.isEmpty else { return }
    claim(lost: lost)
  }

  private mutating func record(_ events: [JournalEvent]) {
    do throws(NotSaved) {
      update(.recorded(try journal.append(events)))
      if screen.needsClaim { claim() }
    } catch {
      update(.notRecorded(error.reason))
    }
  }
}
