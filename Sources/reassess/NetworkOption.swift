import ArgumentParser

/// Whether a campaign on a network file system may be written to.
struct NetworkOption: ParsableArguments {
  @Flag(
    help: """
      Go on where the campaign is on a network file system. Locks may not hold there: a task may get too many \
      ratings, two programs may damage one journal, and what is shown as saved may be lost when the server stops.
      """)
  var allowNetworkFs = false
}
