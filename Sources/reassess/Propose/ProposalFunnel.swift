import Proposals
import Reporting

extension ProposalRun {
  /// The way from predictions to tasks: what is left after each step.
  func funnel(_ tasks: TaskFile) -> [CommitteeFigures.Step] {
    let everybody = CommitteeProposals(
      pool, committee: ModelSet(first: models.count), fewestModels: proposals.fewestModels)
    let plan = tasks.plan
    let toRate = plan.imagesByCandidates.reduce(0, +)
    return [
      .init(step: "images", count: campaign.images.count),
      .init(step: "models", count: models.count),
      .init(step: "labels proposed", count: pool.count),
      .init(step: "by enough models, or original", count: everybody.count),
      .init(step: "models of the committee", count: proposals.committee.count),
      .init(step: "by enough of these, or original", count: proposals.count),
      .init(step: "unanimous images", count: plan.unanimousCount),
      .init(step: "images to rate", count: toRate - plan.withoutProposals.count),
      .init(
        step: "their candidates", count: plan.imagesByCandidates.enumerated().reduce(0) { $0 + $1.0 * $1.1 }),
      .init(step: "asked already", count: plan.askedCount),
      .init(step: "fewest possible tasks", count: plan.leastTasks),
      .init(step: "new tasks", count: plan.tasks.count),
      .init(step: "tasks in all", count: tasks.keptCount + (tasks.bytes == nil ? 0 : plan.tasks.count)),
    ]
  }
}
