import Testing

@testable import Preview

@Suite struct PreviewQueueTests {
  private let a = QueueModel.request(1)
  private let b = QueueModel.request(2)
  private let c = QueueModel.request(3)

  private func outcome(_ model: QueueModel) -> PictureOutcome? { model.deliveries.last?.outcome }

  private func isPicture(_ outcome: PictureOutcome?) -> Bool {
    if case .picture = outcome { true } else { false }
  }

  @Test func sendsTheFirstPictureBeforeTheWorkerIsReady() {
    var model = QueueModel()
    model.want(a)
    #expect(model.flight?.request == a && !model.isReady)
    model.finish()
    #expect(model.deliveries.map(\.request) == [a])
    #expect(isPicture(outcome(model)))
  }

  @Test func preparesPicturesInOrderAndDeliversThemAtOnce() {
    var model = QueueModel()
    model.want(a)
    model.finish()
    model.prefetch([b, c])
    model.finish()
    #expect(model.deliveries.count == 1)
    model.want(b)
    model.want(c)
    #expect(model.deliveries.map(\.request) == [a, b, c])
    #expect(model.sends == [1: 1, 2: 1, 3: 1])
  }

  @Test func letsTheWantedPictureJumpTheQueue() {
    var model = QueueModel()
    model.prefetch([b, c])
    model.apply(.hello)
    model.want(a)
    model.apply(.reply)
    #expect(model.flight?.request == a)
  }

  @Test func deliversAPictureThatIsJustBeingPrepared() {
    var model = QueueModel()
    model.prefetch([b])
    model.want(b)
    model.finish()
    #expect(model.deliveries.map(\.request) == [b])
    #expect(model.sends == [2: 1])
  }

  @Test func keepsWhatNobodyWaitsForAnyMore() {
    var model = QueueModel()
    model.want(a)
    model.want(b)
    model.finish()
    #expect(model.deliveries.map(\.request) == [b])
    model.want(a)
    #expect(model.deliveries.map(\.request) == [b, a])
    #expect(model.sends == [1: 1, 2: 1])
  }

  @Test func rendersAnewForAnotherSize() {
    var model = QueueModel()
    model.want(a)
    model.finish()
    model.want(QueueModel.request(1, columns: 9))
    model.finish()
    #expect(model.sends == [1: 2])
    model.want(a)
    #expect(model.sends == [1: 2] && model.deliveries.count == 3)
  }

  @Test func doesNotWaitLongForAPictureThatIsOnlyPrepared() {
    var model = QueueModel()
    model.prefetch([b])
    model.apply(.hello)
    model.want(a)
    model.wait(.milliseconds(249))
    #expect(model.flight?.request == b)
    model.wait(.milliseconds(1))
    #expect(model.flight?.request == a)
    model.finish()
    // What held others up is decoded when it is wanted.
    model.prefetch([b])
    #expect(model.flight == nil)
    model.want(b)
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func isPatientWithAWorkerThatIsStarting() {
    var model = QueueModel()
    model.want(a)
    model.want(b)
    model.wait(.seconds(4))
    #expect(model.isAlive && model.sends == [1: 1])
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func givesAPictureItsFullTimeAfterTheStart() {
    var model = QueueModel()
    model.want(a)
    model.wait(.seconds(4))
    model.hello()
    model.wait(.seconds(4))
    #expect(model.isAlive)
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func givesUpAPictureThatTakesTooLongAndGoesOn() {
    var model = QueueModel()
    model.want(a)
    model.hello()
    model.wait(.seconds(5))
    #expect(outcome(model) == .refused(.tooLong(seconds: 5)))
    #expect(!model.isAlive)
    model.want(b)
    model.finish()
    #expect(isPicture(outcome(model)))
    model.want(a)
    #expect(outcome(model) == .refused(.tooLong(seconds: 5)))
    #expect(model.sends == [1: 1, 2: 1])
  }

  @Test func startsAgainTwiceForOnePicture() {
    var model = QueueModel()
    model.want(a)
    for _ in 0..<2 {
      model.hello()
      model.die()
      #expect(model.flight?.request == a)
    }
    model.hello()
    model.die()
    #expect(outcome(model) == .refused(.workerDied))
    #expect(model.sends == [1: 3])
    model.want(b)
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func showsAPictureThatKilledTheWorkerOnlyOnce() {
    var model = QueueModel()
    model.want(a)
    model.hello()
    model.die()
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func doesNotPrepareWhatKilledTheWorker() {
    var model = QueueModel()
    model.prefetch([b, c])
    model.hello()
    model.die()
    #expect(model.flight?.request == c)
    model.finish()
    #expect(model.sends == [2: 1, 3: 1])
  }

  @Test func givesUpAWorkerThatNeverStarts() {
    var model = QueueModel()
    model.want(a)
    model.die()
    model.wait(.seconds(5))
    #expect(model.deliveries.isEmpty && model.isAlive)
    model.die()
    let refusal = PictureRefusal.workerUnusable("the picture program does not start")
    #expect(outcome(model) == .refused(refusal))
    model.want(b)
    #expect(outcome(model) == .refused(refusal))
    #expect(!model.isAlive)
  }

  @Test func givesUpAWorkerOfAnotherVersion() {
    var model = QueueModel()
    model.want(a)
    model.receive(.hello(version: WireFrame.version + 1, sandbox: .full))
    #expect(
      outcome(model) == .refused(.workerUnusable("the picture program is of another version")))
    #expect(!model.isAlive)
  }

  @Test func killsAWorkerThatAnswersWhatWasNotAsked() {
    for reply in [
      QueueModel.reply(99), .refused(id: 0, .broken), .hello(version: WireFrame.version, sandbox: []),
      .sixel(id: 1, columns: 1, rows: 1, payload: [], damaged: false),
    ] {
      var model = QueueModel()
      model.want(a)
      model.hello()
      model.receive(reply)
      #expect(model.isAlive && !model.isReady && model.flight?.request == a)
      model.finish()
      #expect(isPicture(outcome(model)))
    }
  }

  @Test func killsAWorkerThatTalksUnasked() {
    var model = QueueModel()
    model.want(a)
    model.finish()
    model.receive(QueueModel.reply(1))
    #expect(!model.isAlive)
  }

  @Test func killsAWorkerWhosePictureLeavesTheBox() throws {
    let cell = PictureCell(scalar: 0x20, foreground: 0, background: 0)
    for (columns, rows) in [(5, 2), (4, 3)] {
      var model = QueueModel()
      model.want(a)
      model.hello()
      let cells = Array(repeating: cell, count: columns * rows)
      let grid = try #require(CellGrid(columns: columns, rows: rows, cells: cells))
      model.receive(.cells(id: 1, grid, damaged: false))
      #expect(!model.isReady && model.deliveries.isEmpty)
    }
  }

  @Test func asksAgainForAFileThatCouldNotBeOpened() {
    var model = QueueModel()
    model.unopenable = [1, 2]
    model.want(a)
    #expect(outcome(model) == .refused(.missing))
    model.prefetch([b, c])
    #expect(model.flight?.request == c)
    model.unopenable = []
    model.want(a)
    model.finish()
    #expect(isPicture(outcome(model)))
  }

  @Test func needsNoWorkerWhereNoPictureIsPossible() {
    var model = QueueModel()
    model.want(PictureRequest(key: 1, columns: 4, rows: 2, driver: .none))
    model.want(PictureRequest(key: 1, columns: 0, rows: 2, driver: .sixel(colors: 256)))
    model.prefetch([PictureRequest(key: 1, columns: 1, rows: 0, driver: .ascii(.monochrome))])
    #expect(model.deliveries.map(\.outcome) == [.refused(.switchedOff), .refused(.noRoom)])
    #expect(!model.isAlive)
  }

  @Test func tellsTheSandbox() {
    var model = QueueModel()
    model.want(a)
    model.receive(.hello(version: WireFrame.version, sandbox: [.limits]))
    #expect(model.queue.sandbox == [.limits])
  }
}
