#!/bin/sh
# A rater's first minutes in a copy of the Sample campaign, as they happen: the keys of first-minutes.keys are typed in
# their time, and what the terminal shows becomes first-minutes.cast (asciinema play shows it).
# Usage: record.sh FOLDER-OF-THE-BUILT-PROGRAMS
set -eu
here=$(dirname "$0")
programs=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM
cp -R "$here/../../Sample" "$scratch/sample"
# Its tasks have nearly all the ratings they need: in the copy they need more.
sed 's/"ratersPerTask": 3/"ratersPerTask": 5/' "$here/../../Sample/campaign.json" > "$scratch/sample/campaign.json"
XDG_CONFIG_HOME=$scratch "$programs/session-recorder" "$here/first-minutes.keys" "Reassess: the first minutes" \
  "$programs/reassess" rate "$scratch/sample" --rater newcomer > "$scratch/cast"
mv "$scratch/cast" "$here/first-minutes.cast"
