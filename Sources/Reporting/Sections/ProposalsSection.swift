extension ReportSection {
  /// How models' predictions became tasks.
  public init(proposals committee: CommitteeFigures) {
    self.init(
      title: "Proposals",
      text: [
        "\(count(committee.committee.count, "model")) of \(committee.models.count) propose the labels to ask about: "
          + committee.committee.joined(separator: ", ") + "."
      ],
      figures: [Self.funnel(committee), Self.frontier(committee), Self.models(committee)].compactMap(\.self))
  }

  private static func funnel(_ committee: CommitteeFigures) -> ReportFigure? {
    guard !committee.funnel.isEmpty else { return nil }
    return ReportFigure(
      name: "proposals", title: "From predictions to tasks",
      .bars(
        BarChart(
          parts: [("count", .blue)],
          bars: committee.funnel.map { .init($0.step, [Double($0.count)], note: grouped($0.count)) })),
      data: ReportTable(
        committee.funnel, columns: [.text("step") { $0.step }, .integer("count") { $0.count }]))
  }

  private static func frontier(_ committee: CommitteeFigures) -> ReportFigure? {
    let points = committee.frontier.compactMap { point -> (Plot.Point, CommitteeFigures.Point)? in
      guard let recall = point.recall, let precision = point.precision else { return nil }
      return (Plot.Point(x: recall, y: precision, name: count(point.models.count, "model")), point)
    }
    guard !points.isEmpty else { return nil }
    let chosen = [(committee.recall, committee.precision)].compactMap { recall, precision -> Plot.Point? in
      guard let recall, let precision else { return nil }
      return Plot.Point(x: recall, y: precision, name: "the committee chosen")
    }
    let models = committee.models.compactMap { model -> Plot.Point? in
      guard let recall = model.recall, let precision = model.precision else { return nil }
      return Plot.Point(x: recall, y: precision, name: model.model)
    }
    let all = points.map(\.0) + chosen + models
    return ReportFigure(
      name: "committees", title: "The best committees of models, on gold",
      caption:
        "Each best committee has the greatest precision of all that reach its recall.",
      .plot(
        Plot(
          x: .init("recall", fitting: all.map(\.x), isShare: true),
          y: .init("precision", fitting: all.map(\.y), isShare: true),
          series: [
            Plot.Series("single models", .dots, .grey, models),
            Plot.Series("best committees", .dots, .blue, points.map(\.0)),
            Plot.Series("chosen", .rings, .orange, chosen),
          ].filter { !$0.points.isEmpty })),
      data: ReportTable(
        points.map(\.1),
        columns: [
          .real("recall", decimals: 4) { $0.recall }, .real("precision", decimals: 4) { $0.precision },
          .real("candidatesPerImage", decimals: 2) { $0.candidatesPerImage },
          .integer("modelCount") { $0.models.count }, .text("models") { $0.models.joined(separator: " ") },
        ]))
  }

  private static func models(_ committee: CommitteeFigures) -> ReportFigure {
    ReportFigure(
      name: "proposing-models", title: "The models that propose", .longTable(shown: 20),
      data: ReportTable(
        committee.models,
        columns: [
          .text("model") { $0.model }, .text("chosen") { $0.isChosen ? "yes" : "no" },
          .integer("proposals") { $0.proposals }, .share("precision") { $0.precision },
          .share("recall") { $0.recall },
        ]))
  }
}
