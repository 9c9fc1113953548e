import Ratings
import Terminal

extension Answer {
  /// The answer's role on the row that the keys act on.
  var selectedRole: Role {
    switch self {
    case .yes: .selectedYes
    case .no: .selectedNo
    case .maybe: .selectedMaybe
    }
  }

  var role: Role {
    switch self {
    case .yes: .yes
    case .no: .no
    case .maybe: .maybe
    }
  }
}

/// A whole number with a comma at the thousands, as in `2,400`.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return number < 0 ? "-" + text : text
}
