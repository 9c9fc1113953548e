import DurableFiles
import Proposals

/// Where Debian's package wordnet-base has the nouns of WordNet 3.0.
let usualNouns = "/usr/share/wordnet/data.noun"

/// Reads WordNet's nouns; nil where no file was asked for and the usual one is not there.
func readWordNet(_ path: String?) throws -> WordNet? {
  do throws(FileError) {
    return WordNet(nouns: try readFile(path ?? usualNouns))
  } catch {
    if path == nil { return nil }
    throw Failure(error.description)
  }
}
