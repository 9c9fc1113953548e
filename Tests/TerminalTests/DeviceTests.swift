import CPseudoTerminal
import CTerminal
import Foundation
import Testing

/// Reading and writing descriptors as terminals have them.
struct DeviceTests {
  @Test func everythingArrivesThroughASlowPipeThatDoesNotBlock() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0 && fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let writer = Thread {
      #expect(ct_device_write(writing, bytes, bytes.count) == 0)
      close(writing)
    }
    writer.start()
    var seen: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 777)
    while true {
      var wait = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      #expect(poll(&wait, 1, 10_000) == 1)
      let count = ct_device_read(reading, &part, part.count)
      if count < 0 { break }
      seen += part.prefix(count)
    }
    #expect(seen == bytes)
    close(reading)
  }

  @Test func nothingThereIsNotTheEnd() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    var byte: UInt8 = 0
    #expect(ct_device_read(ends[0], &byte, 1) == 0)
    close(ends[1])
    #expect(ct_device_read(ends[0], &byte, 1) == ct_hung_up)
    close(ends[0])
    #expect(ct_device_write(-1, &byte, 1) == -1)
  }

  @Test func aHungUpTerminalIsAnError() {
    var (master, slave): (Int32, Int32) = (0, 0)
    #expect(ct_open_pty(ct_pty_size(rows: 7, columns: 30, width: 300, height: 140), &master, &slave) == 0)
    let size = ct_device_size(slave)
    #expect(size.rows == 7 && size.columns == 30 && size.width == 300 && size.height == 140)
    close(master)
    var byte: UInt8 = 65
    #expect(ct_device_write(slave, &byte, 1) == Int32(ct_hung_up))
    #expect(ct_device_read(slave, &byte, 1) == ct_hung_up)
    close(slave)
  }

  @Test(arguments: [(0, 0, 24, 80), (0, 50, 24, 50), (9, 0, 9, 80), (65_535, 65_535, 1_000, 2_000)])
  func sizesAreSane(rows: UInt16, columns: UInt16, saneRows: Int32, saneColumns: Int32) {
    var (master, slave): (Int32, Int32) = (0, 0)
    #expect(ct_open_pty(ct_pty_size(rows: rows, columns: columns, width: 0, height: 0), &master, &slave) == 0)
    let size = ct_device_size(slave)
    #expect(size.rows == saneRows && size.columns == saneColumns && size.width == 0)
    close(master)
    close(slave)
    #expect(ct_device_size(-1).columns == 80)
  }
}
