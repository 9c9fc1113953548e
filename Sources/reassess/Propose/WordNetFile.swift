import DurableFiles
import Proposals

/// Where Debian's package wordnet-base has the nouns of WordNet 3.0.
let usualNouns = "/usr/share/wordnet/data.noun"

/// Reads WordNet's nouns; nil where no file was asked for and the usual one is not there.
func readWordNet(_ path: String?) throws -> WordNet? {
  do {
    let wordNet = WordNet(nouns: try readFile(path ?? usualNouns))
    guard let path, wordNet.isEmpty else { return wordNet }
    throw Failure("\(path): it is not WordNet's data.noun: no synset is where its number says.")
  } catch let error as FileError {
    if path == nil { return nil }
    throw Failure(error.description)
  }
}
