extension Japanese: KeyPhrases {
  func short(_ intent: RatingIntent) -> String? {
    switch intent {
    case .answerYes: "はい"
    case .answerNo: "いいえ"
    case .answerMaybe: "不確か"
    case .undo: "取り消す"
    case .down: "移動"
    case .back: "前へ"
    case .forward: "次へ"
    case .skip: "スキップ"
    case .note: "メモ"
    case .flag: "印"
    case .zoom: "拡大"
    case .again: "再試行"
    case .help: "ヘルプ"
    case .leave: "終了"
    case .verdict(let word): self.word(for: word)
    case .reference: "ラベル"
    case .category, .severity: nil
    case .submit, .select, .up, .search, .jump, .instructions, .suspend, .redraw,
      .larger, .smaller, .actualSize, .brighter, .examples:
      nil
    }
  }

  func help(_ intent: RatingIntent) -> String {
    switch intent {
    case .answerYes: "はい: ラベルが画像に写っていると95 %以上確かです。"
    case .answerNo: "いいえ: ラベルが画像に写っていないと95 %以上確かです。"
    case .answerMaybe: "不確か: それほど確かではありません。"
    case .submit:
      work == .rating
        ? "すべてのラベルに回答していればタスクを提出し、そうでなければ最初の未回答へ移ります。"
        : "判定があれば次の誤りへ進みます。"
    case .verdict(.clearMistake): "明らかな誤り: 予測されたラベルは画像に写っていません。"
    case .verdict(.notAMistake): "誤りではない: 予測されたラベルは画像に写っています。"
    case .verdict(.undecided): "未定: 判断できません。"
    case .reference: "管理者が許せば判定の前に基準ラベルを見ます。誤りがないときはもう一度求めます。"
    case .category(let category): "誤りの種類: \(name(of: category))。"
    case .severity(let severity): "誤りの程度: \(name(of: severity))。"
    case .undo: "最後の回答を取り消します。前の\(thing)の回答も何度でも取り消せます。"
    case .select(let index): "ラベル \(index + 1) を選びます。"
    case .up: "上のラベルを選びます。"
    case .down: "下のラベルを選びます。"
    case .back: "前の\(thing)を見ます。そこで回答すると訂正になります。"
    case .forward: "後の\(thing)を見ます。次に\(done)する\(thing)まで進みます。"
    case .skip: "理由を示して\(thing)をスキップします。最後にもう一度出ます。"
    case .note: "管理者への\(thing)のメモを書く、直す、または消します。"
    case .flag: "管理者に画像を知らせます: 不快な内容、写真ではない、重複、破損。"
    case .search: "ラベル・回答・メモ・印で自分の\(done)を検索し、\(thing)を見るか訂正します。"
    case .jump: "番号で自分の\(thing)へ移ります。"
    case .zoom: "画像を全画面で表示し、もう一度で戻ります。そこでは移動キーで画像の中を動きます。"
    case .larger: "画像を全画面で大きく表示します。"
    case .smaller: "再び小さくし、全体が見えるまで縮めます。"
    case .actualSize: "100 %で表示します: 画像の1ピクセルが端末の1ピクセルです。"
    case .brighter: "画像の暗い部分を明るくし、もう一度で戻します。"
    case .examples: "選んだラベルの例の画像があれば表示します。"
    case .again: "今\(thing)がないとき、もう一度求めます。"
    case .instructions: "キャンペーンの説明を読みます。"
    case .help: "これらのキーを表示します。"
    case .leave: "終了します。回答はすべて保存され、次はここから続きます。"
    case .suspend: "しばらくシェルに戻ります。fg で再開します。"
    case .redraw: "画面を描き直します。"
    }
  }

  var helpOfNumbers: String { "番号でラベルを選びます。" }
}
