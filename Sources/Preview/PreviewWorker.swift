import Glibc

/// Opens the picture with that key for reading; the descriptor is closed once it was sent.
public typealias PictureOpener = (Int) -> Result<CInt, PictureRefusal>

/// The picture worker as the run loop sees it: a descriptor to poll, a deadline, and pictures.
///
/// Every method returns the outcomes that are due, which is at most the one wanted picture. Times are readings of
/// one monotonic clock, chosen by the caller. To be used from the main thread alone.
public final class PreviewWorker {
  private let program: WorkerProgram
  private let open: PictureOpener
  private var queue: PreviewQueue
  private var process: WorkerProcess?
  private var input = FrameBuffer()
  private var output: Output?
  /// Killed or ended processes that the kernel still holds for us.
  private var zombies: [pid_t] = []

  /// A request that the socket has not taken yet.
  private struct Output {
    var bytes: ArraySlice<UInt8>
    var descriptor: CInt?
  }

  /// Makes a client without starting the worker.
  public init(
    program: WorkerProgram = .installed(), limits: PreviewLimits = PreviewLimits(),
    open: @escaping PictureOpener
  ) {
    self.program = program
    self.open = open
    megapixels = limits.megapixels
    queue = PreviewQueue(limits: limits, session: UInt8(truncatingIfNeeded: getpid()))
  }

  private let megapixels: Int

  deinit { stop() }

  // MARK: What the run loop needs

  /// The socket to poll for reading, while there is a worker; it changes when the worker is started again.
  public var descriptor: CInt? { process?.socket }

  /// Whether the socket must be polled for writing too.
  public var wantsToWrite: Bool { output != nil }

  /// When `handleDeadline` must be called at the latest; nil where nothing is awaited.
  public var deadline: Duration? { queue.deadline }

  /// The worker's process, while there is one.
  public var processIdentifier: pid_t? { process?.pid }

  /// What the worker said of its sandbox; nil until it is ready.
  public var sandbox: Sandbox? { queue.sandbox }

  // MARK: What the screens ask

  /// Starts the worker ahead of the first picture.
  @discardableResult
  public func start(now: Duration) -> [PictureDelivery] { perform(queue.begin(), now) }

  /// Asks for the picture to show; it takes the place of the one asked for before.
  public func want(_ request: PictureRequest, now: Duration) -> [PictureDelivery] {
    perform(queue.want(request, now: now), now)
  }

  /// Names the pictures to prepare next, the first one first. Call it after the wanted one was drawn; the list
  /// replaces the one before.
  @discardableResult
  public func prefetch(_ requests: [PictureRequest], now: Duration) -> [PictureDelivery] {
    perform(queue.prefetch(requests, now: now), now)
  }

  /// Ends the worker; no picture will be shown after this.
  public func stop() {
    kill()
    _ = queue.unavailable(.switchedOff, now: .zero)
  }

  // MARK: What happened

  /// To be called when the descriptor can be read, or its other end was closed.
  public func handleReadable(now: Duration) -> [PictureDelivery] {
    reap()
    var deliveries: [PictureDelivery] = []
    while let socket = process?.socket {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(socket, &buffer, buffer.count)
      if count > 0 {
        input.append(buffer[..<count])
        deliveries += handleInput(now)
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        break
      } else {
        kill()
        deliveries += perform(queue.died(now: now), now)
      }
    }
    return deliveries
  }

  /// To be called when the descriptor can be written, if `wantsToWrite`.
  public func handleWritable(now: Duration) -> [PictureDelivery] {
    guard let socket = process?.socket, var output else { return [] }
    let count = DescriptorPassing.send(output.bytes, with: output.descriptor, over: socket)
    if count < 0 {
      // A broken socket is found by reading, which also sees what the worker said before.
      if errno != EAGAIN, errno != EINTR { dropOutput() }
      return []
    }
    if let descriptor = output.descriptor { close(descriptor) }
    output.descriptor = nil
    output.bytes = output.bytes.dropFirst(count)
    self.output = output.bytes.isEmpty ? nil : output
    return []
  }

  /// To be called at `deadline`; earlier or needless calls do nothing.
  public func handleDeadline(now: Duration) -> [PictureDelivery] {
    // An answer that is there is never too late, even if this process was stopped for long.
    handleReadable(now: now) + perform(queue.timePassed(now: now), now)
  }

  private func handleInput(_ now: Duration) -> [PictureDelivery] {
    var deliveries: [PictureDelivery] = []
    do throws(FrameBuffer.Overlong) {
      while let body = try input.next() {
        let actions = WorkerReply(body: body).map { queue.received($0, now: now) }
        deliveries += perform(actions ?? queue.misbehaved(now: now), now)
      }
    } catch {
      deliveries += perform(queue.misbehaved(now: now), now)
    }
    return deliveries
  }

  // MARK: What the queue decides

  private func perform(_ actions: [PreviewQueue.Action], _ now: Duration) -> [PictureDelivery] {
    var deliveries: [PictureDelivery] = []
    for action in actions {
      switch action {
      case .start: deliveries += launch(now)
      case .send(let request, let id): deliveries += send(request, id, now)
      case .kill: kill()
      case .deliver(let delivery): deliveries.append(delivery)
      }
    }
    return deliveries
  }

  private func launch(_ now: Duration) -> [PictureDelivery] {
    guard let path = program.path() else {
      let refusal = PictureRefusal.workerMissing(program: WorkerProgram.name, lookedIn: program.folders)
      return perform(queue.unavailable(refusal, now: now), now)
    }
    do throws(WorkerProcess.Fault) {
      process = try WorkerProcess(path: path)
      return []
    } catch {
      let reason = "\(path) cannot be started: \(String(cString: strerror(error.number)))"
      return perform(queue.unavailable(.workerUnusable(reason), now: now), now)
    }
  }

  private func send(_ request: PictureRequest, _ id: UInt32, _ now: Duration) -> [PictureDelivery] {
    guard process != nil, let rendering = request.driver.rendering else { return [] }
    switch open(request.key) {
    case .failure(let refusal):
      return perform(queue.couldNotOpen(refusal, now: now), now)
    case .success(let descriptor):
      let body = WorkerRequest(request, rendering, id: id, megapixels: megapixels).body
      output = Output(bytes: WireFrame.framing(body)[...], descriptor: descriptor)
      return handleWritable(now: now)
    }
  }

  private func kill() {
    dropOutput()
    input = FrameBuffer()
    guard let ended = process.take() else { return }
    zombies.append(ended.pid)
    ended.kill()
    reap()
  }

  private func dropOutput() {
    if let descriptor = output?.descriptor { close(descriptor) }
    output = nil
  }

  /// Collects ended processes without ever waiting for one.
  private func reap() {
    zombies.removeAll { waitpid($0, nil, WNOHANG) != 0 }
  }
}

extension WorkerRequest {
  fileprivate init(_ request: PictureRequest, _ rendering: WorkerRendering, id: UInt32, megapixels: Int) {
    self.init(
      id: id, columns: request.columns, rows: request.rows, cell: request.cell, rendering: rendering,
      background: request.background, megapixels: megapixels, view: request.view)
  }
}
