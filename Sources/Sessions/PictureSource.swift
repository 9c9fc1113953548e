public import Preview

/// Where pictures come from: the worker, or a stand-in for tests.
public protocol PictureSource: AnyObject {
  /// Asks for the picture to show; it takes the place of the one asked for before.
  func want(_ request: PictureRequest, now: Duration) -> [PictureDelivery]
  /// Names the pictures to prepare next.
  func prefetch(_ requests: [PictureRequest], now: Duration) -> [PictureDelivery]
}

extension PreviewWorker: PictureSource {}
