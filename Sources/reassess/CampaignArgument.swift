import ArgumentParser

/// The folder that a command is about.
struct CampaignArgument: ParsableArguments {
  @Argument(help: "The campaign's folder.", completion: .directory)
  var campaign = "."
}
