import CMessageDigest
import Glibc

/// A SHA-256 digest in the making (FIPS 180-4).
struct SHA256: ~Copyable {
  /// How much is to be digested: to load a library for little would take longer than it saves.
  enum Amount {
    case little, much
  }

  private let context: UnsafeMutableRawPointer
  private let functions: Functions

  init(of amount: Amount) {
    functions = amount == .much ? .fastest : .messageDigest
    context = .allocate(byteCount: Functions.contextSize, alignment: 16)
    functions.begin(context)
  }

  deinit { context.deallocate() }

  /// Takes in the bytes that come next.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { functions.update(context, start, bytes.count) }
  }

  /// The digest of everything taken in, as 64 lower-case hexadecimal digits; nothing can be taken in after it.
  mutating func hexadecimal() -> String {
    var result = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    functions.finish(&result, context)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: result.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The functions of a library that makes SHA-256 digests. Each takes the library's own context.
private struct Functions: Sendable {
  typealias Context = UnsafeMutableRawPointer

  let begin: @Sendable (Context) -> Void
  let update: @Sendable (Context, UnsafeRawPointer, Int) -> Void
  let finish: @Sendable (UnsafeMutablePointer<UInt8>, Context) -> Void

  /// OpenSSL's `SHA256_CTX` has 112 bytes.
  static let contextSize = max(MemoryLayout<SHA2_CTX>.size, 112)

  /// OpenSSL where it is installed.
  static let fastest = openSSL ?? messageDigest

  /// libmd, which is always there.
  static let messageDigest = Functions(
    begin: { SHA256Init($0.assumingMemoryBound(to: SHA2_CTX.self)) },
    update: { SHA256Update($0.assumingMemoryBound(to: SHA2_CTX.self), $1, $2) },
    finish: { SHA256Final($0, $1.assumingMemoryBound(to: SHA2_CTX.self)) })

  /// SHA256_Init(3ssl) and what belongs to it: it uses the processor's instructions for SHA, five times as fast as libmd
  /// where there are any.
  private static let openSSL: Functions? = {
    typealias Begin = @convention(c) (UnsafeMutableRawPointer) -> Int32
    typealias Update = @convention(c) (UnsafeMutableRawPointer, UnsafeRawPointer, Int) -> Int32
    typealias Finish = @convention(c) (UnsafeMutablePointer<UInt8>, UnsafeMutableRawPointer) -> Int32
    // Never closed: it stays until the program ends.
    guard let library = dlopen("libcrypto.so.3", RTLD_LAZY | RTLD_LOCAL),
      let begin = dlsym(library, "SHA256_Init").map({ unsafeBitCast($0, to: Begin.self) }),
      let update = dlsym(library, "SHA256_Update").map({ unsafeBitCast($0, to: Update.self) }),
      let finish = dlsym(library, "SHA256_Final").map({ unsafeBitCast($0, to: Finish.self) })
    else { return nil }
    return Functions(
      begin: { _ = begin($0) }, update: { _ = update($0, $1, $2) }, finish: { _ = finish($0, $1) })
  }()
}
