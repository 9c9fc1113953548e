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
    case .submit: "すべてのラベルに回答していればタスクを提出し、そうでなければ最初の未回答へ移ります。"
    case .undo: "最後の回答を取り消します。前のタスクの回答も何度でも取り消せます。"
    case .select(let index): "ラベル \(index + 1) を選びます。"
    case .up: "上のラベルを選びます。"
    case .down: "下のラベルを選びます。"
    case .back: "前のタスクを見ます。そこで回答すると訂正になります。"
    case .forward: "後のタスクを見ます。次に評価するタスクまで進みます。"
    case .skip: "理由を示してタスクをスキップします。最後にもう一度出ます。"
    case .note: "管理者へのタスクのメモを書く、直す、または消します。"
    case .flag: "管理者に画像を知らせます: 不快な内容、写真ではない、重複、破損。"
    case .search: "ラベル・回答・メモ・印で自分の評価を検索し、タスクを見るか訂正します。"
    case .jump: "番号で自分のタスクへ移ります。"
    case .zoom: "画像を全画面で表示し、もう一度で戻ります。そこでは移動キーで画像の中を動きます。"
    case .larger: "画像を全画面で大きく表示します。"
    case .smaller: "再び小さくし、全体が見えるまで縮めます。"
    case .actualSize: "100 %で表示します: 画像の1ピクセルが端末の1ピクセルです。"
    case .brighter: "画像の暗い部分を明るくし、もう一度で戻します。"
    case .examples: "選んだラベルの例の画像があれば表示します。"
    case .again: "今タスクがないとき、もう一度求めます。"
    case .instructions: "キャンペーンの説明を読みます。"
    case .help: "これらのキーを表示します。"
    case .leave: "終了します。回答はすべて保存され、次はここから続きます。"
    case .suspend: "しばらくシェルに戻ります。fg で再開します。"
    case .redraw: "画面を描き直します。"
    }
  }

  var helpOfNumbers: String { "番号でラベルを選びます。" }
}
