import Testing

@testable import Preview

@Suite struct WorkerProgramTests {
  @Test func looksBesideTheProgramThenOnPath() {
    #expect(
      WorkerProgram.folders(beside: "/opt/reassess/bin/reassess", path: "/usr/bin:/bin")
        == ["/opt/reassess/bin", "/usr/bin", "/bin"])
  }

  @Test func leavesOutTheWorkingFolder() {
    #expect(WorkerProgram.folders(beside: nil, path: ":.:bin:/bin:") == ["/bin"])
    #expect(WorkerProgram.folders(beside: nil, path: nil).isEmpty)
  }

  @Test func takesTheFirstFolderThatHasIt() throws {
    let empty = try TemporaryFolder()
    let full = try TemporaryFolder()
    let plain = try TemporaryFolder()
    let path = try full.write([], as: WorkerProgram.name, mode: 0o755)
    _ = try plain.write([], as: "README")
    #expect(WorkerProgram(folders: [empty.path, plain.path, full.path]).path() == path)
    #expect(WorkerProgram(folders: [empty.path]).path() == nil)
  }
}
