#!/bin/sh
# Has the peers read what the built programs write, and compares. Called by `make peers`; REASSESS_DATA names the folder of
# the published data.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
built=$project/.build/release
REASSESS_DATA=$(cd "${REASSESS_DATA:-$project/../shared/real}" 2>/dev/null && pwd || true)
export REASSESS_DATA PYTHONDONTWRITEBYTECODE=1
python=$(sh "$here/setup.sh")
label_studio_python=$(sh "$here/setup.sh" label-studio)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM
cd "$scratch"

reassess() {
  "$built/reassess" "$@" 2>messages || { cat messages >&2; exit 1; }
}

echo "The Sample in crowd-kit:"
reassess export crowd-kit "$project/Sample" --output sample.csv
reassess export crowd-kit "$project/Sample" --gold --output sample-gold.csv
"$python" "$here/check_crowdkit_csv.py" sample.csv sample-gold.csv

echo "The Sample in Label Studio:"
reassess export label-studio "$project/Sample" --output sample.json
reassess export label-studio "$project/Sample" --config --output sample.xml
"$label_studio_python" "$here/check_label_studio.py" sample.json sample.xml

if [ ! -f "$REASSESS_DATA/raters.npz" ]; then
  echo "The published data is not there (REASSESS_DATA): what comes of it is not checked." >&2
  exit 0
fi
labels=$REASSESS_DATA/ilsvrc2012_val_labels.json

echo "The published answers in NumPy:"
mkdir results archives
reassess aggregate --npz "$REASSESS_DATA" --original "$labels" --output results
"$python" "$here/check_npz.py" results
reassess import reassessed-imagenet --npz "$REASSESS_DATA" --original "$labels" \
  --classes "$REASSESS_DATA/imagenet_classes.tsv" campaign
reassess export npz campaign --output archives
"$python" "$here/check_npz.py" archives

echo "The published answers in crowd-kit's DawidSkene:"
reassess export crowd-kit campaign --output answers.csv
"$built/reassess-bench" em-scores 25 >em-scores.csv
"$python" "$here/check_crowdkit_em.py" answers.csv em-scores.csv 25

echo "EM on one core:"
taskset -c 0 "$built/reassess-bench" em-scores 25 | cmp - em-scores.csv
echo "the same bits as on all"

echo "Regression of published accuracies in SciPy:"
"$python" "$here/scipy_regression.py" "$built/reassess" "$REASSESS_DATA/timm-results-imagenet.csv" \
  "$REASSESS_DATA/timm-results-imagenet-real.csv"

echo "What changes of the published recipe do:"
"$python" "$here/variants.py" "$built/reassess"
