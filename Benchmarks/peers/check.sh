#!/bin/sh
# Has the peers read what the built programs write, and compares. Called by `make peers`; REASSESS_DATA names the folder of
# the published data.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
built=$here/../../.build/release
REASSESS_DATA=$(cd "${REASSESS_DATA:-$here/../../../shared/real}" 2>/dev/null && pwd || true)
export REASSESS_DATA
python=$(sh "$here/setup.sh")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

if [ -f "$REASSESS_DATA/raters.npz" ]; then
  echo "NumPy reads scores.npz:"
  mkdir "$scratch/results"
  "$built/reassess" aggregate --npz "$REASSESS_DATA" --original "$REASSESS_DATA/ilsvrc2012_val_labels.json" \
    --output "$scratch/results" 2>"$scratch/messages" || { cat "$scratch/messages" >&2; exit 1; }
  "$python" "$here/check_npz.py" "$scratch/results"
  echo "crowd-kit's DawidSkene agrees with EM:"
  "$built/reassess-bench" em-scores 25 >"$scratch/em-scores"
  "$python" "$here/check_crowdkit_em.py" "$scratch/em-scores" 25
else
  echo "The published data is not there (REASSESS_DATA): scores.npz and EM are not checked." >&2
fi
