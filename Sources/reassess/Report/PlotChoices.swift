import ArgumentParser
import Glibc
import Preview
import Reporting
import Terminal

/// How `--plot` draws.
struct PlotChoices: ParsableArguments {
  /// What a plot may be drawn with.
  enum Drawing: String, ExpressibleByArgument, CaseIterable {
    case auto, sixel, symbols
  }

  @Option(help: "With --plot: auto, sixel or symbols; auto asks the terminal.")
  var preview = Drawing.auto

  private static let listing = "list"

  /// Prints a plot of a page, or names those that there are.
  func show(_ name: String, of page: ReportPage) throws {
    let plots = page.sections.flatMap(\.figures).filter(\.isPlot)
    if name == Self.listing {
      return try printData(plots.map { "\($0.name): \(cleaned($0.title))\n" }.joined())
    }
    guard let plot = plots.first(where: { $0.name == name }) else {
      let names = plots.map(\.name).joined(separator: ", ")
      throw Failure("there is no plot \(name) of this campaign: there are \(names).", code: Failure.usage)
    }
    try printData(plot.drawn(on: sheet))
  }

  private var sheet: PlotSheet {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var size = winsize()
    let isKnown = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0
    return PlotSheet(
      layout: .terminal(width: terminalWidth()), rows: isKnown ? Int(size.ws_row) - 1 : 30,
      isColored: isTerminal && environment("NO_COLOR").isEmpty
        && !["", "dumb"].contains(environment("TERM")),
      sixelCell: sixelCell(isTerminal))
  }

  /// The size of a cell where sixel graphics are wanted, and the terminal draws them or nobody can ask it.
  private func sixelCell(_ isTerminal: Bool) -> (width: Int, height: Int)? {
    guard preview != .symbols, isTerminal || preview == .sixel else { return nil }
    var terminal = TerminalExamination(wish: preview == .sixel ? .sixel : .auto)
    terminal.examine()
    let cell = terminal.traits.cellPixels ?? .assumed
    guard case .sixel = chooseDriver(wish: terminal.wish, traits: terminal.traits).driver else { return nil }
    // What no terminal has, it does not mean.
    let isPlausible = 1...100 ~= cell.width && 1...100 ~= cell.height
    return isPlausible ? (cell.width, cell.height) : (CellSize.assumed.width, CellSize.assumed.height)
  }
}
