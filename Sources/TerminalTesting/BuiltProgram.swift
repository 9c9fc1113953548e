/// The path of an executable of this package, built beside the tests that are running.
public func builtProgram(_ name: String) -> String {
  let arguments = CommandLine.arguments
  var bundle = arguments.first ?? ""
  if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
    bundle = arguments[flag + 1]
  }
  guard let slash = bundle.lastIndex(of: "/") else { return name }
  return bundle[...slash] + name
}
