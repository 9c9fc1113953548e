import Glibc

extension PreviewWorker {
  /// Asks for a picture and waits for it, where nothing else is to be done meanwhile; nil: it took too long.
  ///
  /// - Parameters:
  ///   - patience: how long; more than the worker's own limits.
  ///   - now: a reading of the monotonic clock.
  public func outcome(
    of request: PictureRequest, patience: Duration = .seconds(15), now: () -> Duration
  ) -> PictureOutcome? {
    let end = now() + patience
    var deliveries = want(request, now: now())
    while deliveries.isEmpty, now() < end, let descriptor {
      let events = wantsToWrite ? POLLIN | POLLOUT : POLLIN
      var polled = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      _ = poll(&polled, 1, 100)
      deliveries += handleWritable(now: now())
      deliveries += handleDeadline(now: now())
    }
    return deliveries.first { $0.request == request }?.outcome
  }
}
