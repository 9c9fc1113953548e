import Glibc

/// A group of users of this machine: getgrgid(3), getpwent(3).
///
/// Where users come from a directory server, the system may list only those of this machine.
struct UserGroup {
  /// Its number.
  let number: UInt32
  /// What it is called; its number where it has no name.
  let name: String
  private let listed: [String]

  /// The group of a number.
  init(number: UInt32) {
    self.number = number
    let group = getgrgid(number)
    name = group.map { String(cString: $0.pointee.gr_name) } ?? String(number)
    listed = group.map { names($0.pointee.gr_mem) } ?? []
  }

  /// The group of a name; nil when there is none.
  init?(named name: String) {
    guard let group = getgrnam(name) else { return nil }
    self.init(number: group.pointee.gr_gid)
  }

  /// Who is in it, whether listed or by the user's own group, but for one user and for root, who can read everything.
  func members(except owner: UInt32) -> [String] {
    var members = Set(listed.filter { name in getpwnam(name).map { isOther($0.pointee, owner) } ?? true })
    setpwent()
    defer { endpwent() }
    while let user = getpwent() {
      guard user.pointee.pw_gid == number, isOther(user.pointee, owner) else { continue }
      members.insert(String(cString: user.pointee.pw_name))
    }
    return members.sorted()
  }

  private func isOther(_ user: passwd, _ owner: UInt32) -> Bool { user.pw_uid != owner && user.pw_uid != 0 }
}

/// The strings of a list that ends with a null pointer.
private func names(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
  guard var next = list else { return [] }
  var names: [String] = []
  while let name = next.pointee {
    names.append(String(cString: name))
    next += 1
  }
  return names
}
