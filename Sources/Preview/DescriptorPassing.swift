import Glibc

/// Passing an open file to another process: SCM_RIGHTS ancillary data (unix(7), cmsg(3)).
///
/// The CMSG macros do not reach Swift, so the one control message is laid out by hand: a `cmsghdr`, and the
/// descriptor right behind it.
public enum DescriptorPassing {
  private static let headerSize = MemoryLayout<cmsghdr>.size
  private static let messageSize = headerSize + MemoryLayout<CInt>.size
  /// The message with its padding, CMSG_SPACE.
  private static let controlSize = headerSize + MemoryLayout<size_t>.size

  /// Sends bytes, and with the first of them a descriptor; as sendmsg(2): how many bytes went, or -1 and errno.
  public static func send(_ bytes: ArraySlice<UInt8>, with descriptor: CInt?, over socket: CInt) -> Int {
    var control = [UInt64](repeating: 0, count: controlSize / 8)
    return control.withUnsafeMutableBytes { control in
      if let descriptor {
        var header = cmsghdr()
        header.cmsg_len = messageSize
        header.cmsg_level = SOL_SOCKET
        header.cmsg_type = CInt(SCM_RIGHTS)
        control.storeBytes(of: header, as: cmsghdr.self)
        control.storeBytes(of: descriptor, toByteOffset: headerSize, as: CInt.self)
      }
      return bytes.withUnsafeBytes { bytes in
        var part = iovec(
          iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &part) { part in
          var message = msghdr()
          message.msg_iov = part
          message.msg_iovlen = 1
          if descriptor != nil {
            message.msg_control = control.baseAddress
            message.msg_controllen = control.count
          }
          return sendmsg(socket, &message, CInt(MSG_NOSIGNAL))
        }
      }
    }
  }

  /// Receives bytes, and a descriptor where one came with them; as recvmsg(2): how many bytes, 0 at the end, or -1
  /// and errno. The descriptor is closed on exec and belongs to the caller.
  public static func receive(
    into bytes: UnsafeMutableRawBufferPointer, from socket: CInt
  ) -> (count: Int, descriptor: CInt?) {
    var control = [UInt64](repeating: 0, count: controlSize / 8)
    return control.withUnsafeMutableBytes { control in
      var part = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
      return withUnsafeMutablePointer(to: &part) { part in
        var message = msghdr()
        message.msg_iov = part
        message.msg_iovlen = 1
        message.msg_control = control.baseAddress
        message.msg_controllen = control.count
        let count = recvmsg(socket, &message, CInt(MSG_CMSG_CLOEXEC))
        return (count, descriptor(in: UnsafeRawBufferPointer(control), length: message.msg_controllen))
      }
    }
  }

  private static func descriptor(in control: UnsafeRawBufferPointer, length: Int) -> CInt? {
    guard length >= messageSize else { return nil }
    let header = control.load(as: cmsghdr.self)
    guard header.cmsg_level == SOL_SOCKET, header.cmsg_type == CInt(SCM_RIGHTS),
      header.cmsg_len == messageSize
    else { return nil }
    return control.load(fromByteOffset: headerSize, as: CInt.self)
  }
}
