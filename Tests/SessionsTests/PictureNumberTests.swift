import RaterUI
import Ratings
import Sessions
import Testing

@Suite struct PictureNumberTests {
  @Test(arguments: [0, 1, 999, Label.greatestIndex])
  func theNumberSaysWhichExample(label: Int) {
    for number in [0, 1, PictureSubject.mostExamples - 1] {
      let example = PictureSubject.example(ExamplePicture(label: label, number: number))
      #expect(example.number < 0 && PictureSubject(number: example.number) == example)
    }
    #expect(PictureSubject(number: PictureSubject.image(label).number) == .image(label))
  }
}
