import Testing

/// Everything that starts a worker: one after another, since there may be two processors only.
@Suite(.serialized) enum WorkerTests {}
