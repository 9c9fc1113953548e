import Foundation
import Glibc

@testable import Preview

/// A real worker with a run loop around it.
final class WorkerSession {
  let worker: PreviewWorker
  private var files: [String]

  /// Where the worker's program is built: beside the tests.
  static let program: WorkerProgram = {
    let running = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let beside = WorkerProgram.folders(
      beside: try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/exe"), path: nil)
    return WorkerProgram(folders: beside + [running, "\(Photos.package.path)/.build/debug"])
  }()

  init(
    _ files: [String], program: WorkerProgram = WorkerSession.program, limits: PreviewLimits = PreviewLimits()
  ) {
    self.files = files
    worker = PreviewWorker(program: program, limits: limits) { key in
      let descriptor = open(files[key], O_RDONLY | O_CLOEXEC)
      return descriptor < 0 ? .failure(.missing) : .success(descriptor)
    }
  }

  /// The monotonic clock.
  static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Asks for a file's picture and runs until it is there; nil after ten seconds.
  func picture(
    _ key: Int, columns: Int = 85, rows: Int = 32, cell: CellSize = .assumed,
    driver: PictureDriver = .symbols(.indexed256), background: PictureColor? = nil,
    view: PictureView = .whole
  ) -> PictureOutcome? {
    let request = PictureRequest(
      key: key, columns: columns, rows: rows, cell: cell, driver: driver, background: background,
      view: view)
    let deliveries = worker.want(request, now: Self.now)
    return (deliveries.isEmpty ? run { !$0.isEmpty } : deliveries).last?.outcome
  }

  /// Runs the loop until the deliveries so far are enough, or ten seconds are over.
  @discardableResult
  func run(until enough: ([PictureDelivery]) -> Bool) -> [PictureDelivery] {
    let end = Self.now + .seconds(10)
    var deliveries: [PictureDelivery] = []
    while !enough(deliveries), Self.now < end {
      deliveries += turn(until: min(worker.deadline ?? end, end))
    }
    return deliveries
  }

  private func turn(until end: Duration) -> [PictureDelivery] {
    guard let descriptor = worker.descriptor else { return worker.handleDeadline(now: Self.now) }
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if worker.wantsToWrite { polled.events |= Int16(POLLOUT) }
    let left = (end - Self.now) / .milliseconds(1)
    poll(&polled, 1, CInt(max(0, left.rounded(.up))))
    var deliveries: [PictureDelivery] = []
    if polled.revents & Int16(POLLOUT) != 0 { deliveries += worker.handleWritable(now: Self.now) }
    if polled.revents & ~Int16(POLLOUT) != 0 { deliveries += worker.handleReadable(now: Self.now) }
    return deliveries + worker.handleDeadline(now: Self.now)
  }
}
