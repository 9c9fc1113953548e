import Preview
import Testing

@Suite struct PictureRefusalTests {
  @Test(arguments: [
    (PictureRefusal.missing, "This picture is missing."),
    (.notAnImage, "This picture cannot be shown: not an image file."),
    (
      .tooLarge(megapixels: 900, limit: 100),
      "This picture is too large (900 megapixels; the limit is 100)."
    ),
    (.tooLong(seconds: 5), "This picture cannot be shown: reading it took longer than 5 seconds."),
    (.unreadable("permission denied"), "This picture cannot be shown: permission denied."),
    (
      .workerMissing(program: "reassess-preview", lookedIn: ["/a", "/b"]),
      "Pictures cannot be shown: reassess-preview was not found in /a, /b."
    ),
  ])
  func isWordedPlainly(refusal: PictureRefusal, sentence: String) {
    #expect(refusal.description == sentence)
  }

  @Test func tellsOfDamage() {
    #expect(RenderedPicture.damagedNotice == "This picture is damaged: part of it may be missing.")
  }
}
