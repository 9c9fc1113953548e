extension Korean: KeyPhrases {
  func short(_ intent: RatingIntent) -> String? {
    switch intent {
    case .answerYes: "예"
    case .answerNo: "아니요"
    case .answerMaybe: "불확실"
    case .undo: "되돌리기"
    case .down: "이동"
    case .back: "이전"
    case .forward: "다음"
    case .skip: "건너뛰기"
    case .note: "메모"
    case .flag: "표시"
    case .zoom: "확대"
    case .again: "다시 시도"
    case .help: "도움말"
    case .leave: "나가기"
    case .verdict(let word): self.word(for: word)
    case .reference: "라벨"
    case .category, .severity: nil
    case .submit, .select, .up, .search, .jump, .instructions, .suspend, .redraw,
      .larger, .smaller, .actualSize, .brighter, .examples:
      nil
    }
  }

  func help(_ intent: RatingIntent) -> String {
    switch intent {
    case .answerYes: "예: 라벨이 이미지에 있다고 95 % 이상 확신합니다."
    case .answerNo: "아니요: 라벨이 이미지에 없다고 95 % 이상 확신합니다."
    case .answerMaybe: "불확실: 확신이 그보다 낮습니다."
    case .submit:
      work == .rating
        ? "모든 라벨에 답했으면 작업을 제출하고, 아니면 답하지 않은 첫 라벨로 갑니다."
        : "판정이 있으면 다음 오답으로 갑니다."
    case .verdict(.clearMistake): "오답: 예측한 라벨이 이미지에 없습니다."
    case .verdict(.notAMistake): "오답 아님: 예측한 라벨이 이미지에 있습니다."
    case .verdict(.undecided): "미정: 판단할 수 없습니다."
    case .reference: "담당자가 허락하면 판정 전에 기준 라벨을 봅니다. 할 오답이 없을 때는 다시 요청합니다."
    case .category(let category): "오답의 종류: \(name(of: category))."
    case .severity(let severity): "오답의 정도: \(name(of: severity))."
    case .undo: "마지막 답을 되돌립니다. 이전 \(thing)의 답도 몇 번이든 되돌릴 수 있습니다."
    case .select(let index): "라벨 \(index + 1)을(를) 선택합니다."
    case .up: "위 라벨을 선택합니다."
    case .down: "아래 라벨을 선택합니다."
    case .back: "이전 \(thing)을 봅니다. 거기서 답하면 고쳐집니다."
    case .forward: "다음 \(thing)을 봅니다. 다음에 \(done)할 \(thing)까지 갑니다."
    case .skip: "이유를 말하고 \(thing)을 건너뜁니다. 마지막에 한 번 다시 나옵니다."
    case .note: "담당자에게 \(thing)에 대한 메모를 쓰거나 고치거나 지웁니다."
    case .flag: "담당자에게 이미지를 알립니다: 불쾌한 내용, 사진이 아님, 중복, 손상됨."
    case .search: "라벨, 답, 메모, 표시로 내 \(done)를 찾아 \(thing)을 보거나 고칩니다."
    case .jump: "번호로 내 \(thing)에 갑니다."
    case .zoom: "이미지를 전체 화면으로 보거나 되돌아옵니다. 거기서는 이동 키로 이미지 안을 움직입니다."
    case .larger: "이미지를 전체 화면에서 더 크게 봅니다."
    case .smaller: "다시 작게 봅니다. 전체가 보일 때까지 작아집니다."
    case .actualSize: "100 %로 봅니다: 이미지의 픽셀 하나가 터미널의 픽셀 하나입니다."
    case .brighter: "이미지의 어두운 곳을 밝게 하거나 되돌립니다."
    case .examples: "선택한 라벨의 예시 이미지가 있으면 보여 줍니다."
    case .again: "지금 \(thing)이 없을 때 다시 요청합니다."
    case .instructions: "캠페인 안내문을 읽습니다."
    case .help: "이 키들을 보여 줍니다."
    case .leave: "나갑니다. 모든 답이 저장되어 있고, 다음에 여기서 이어집니다."
    case .suspend: "잠시 셸로 나갑니다. fg로 돌아옵니다."
    case .redraw: "화면을 새로 그립니다."
    }
  }

  var helpOfNumbers: String { "번호로 라벨을 선택합니다." }
}
