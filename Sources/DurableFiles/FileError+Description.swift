extension FileError: CustomStringConvertible {
  /// What happened, in plain words with the path.
  public var description: String {
    switch self {
    case .failed(.permit, let path, let error): "cannot change who may use \(path): \(error)"
    case .failed(let action, let path, let error): "cannot \(action.rawValue) \(path): \(error)"
    case .held(let path, let holder?): "\(path) is in use by \(holder)"
    case .held(let path, nil): "\(path) is in use by another process"
    case .replaced(let path): "\(path) was removed or replaced while it was open"
    case .changed(let path): "\(path) was changed by somebody else while it was open"
    case .notARegularFile(let path): "\(path) is not a regular file"
    case .tooLarge(let path, let size): "\(path) is too large: \(size) bytes"
    case .symbolicLink(let path): "\(path) is a symbolic link, which is not followed"
    case .otherOwner(let path, let owner): "\(path) belongs to another user (uid \(owner))"
    case .notPermitted(let path, let wanted, let found):
      "the permissions of \(path) are \(octal(found)), not \(octal(wanted)): the system dropped what is missing, as it does "
        + "where the folder's group is none of yours"
    case .perhapsWritten(let error): "\(error); what was not saved may be in the file all the same"
    case .unfinishedLine(let path): "what was to be appended to \(path) does not end its line"
    }
  }
}

extension OpenBeneathError: CustomStringConvertible {
  /// What happened, in plain words without the path.
  public var description: String {
    switch self {
    case .missing: "no such file"
    case .outside: "lies outside the folder"
    case .notARegularFile: "not a regular file"
    case .tooLarge(let size): "too large: \(size) bytes"
    case .unreadable(let error): error.description
    }
  }
}

private func octal(_ mode: UInt32) -> String { String(mode, radix: 8) }
