#!/bin/sh
# Measures what `make build` has built and prints Markdown tables. Called by `make bench`.
#   SUBJECTS="disk start"   measures only these: npz journals em proposals report disk answer submit start big memory raters; memory only when named
#   REASSESS_DATA=FOLDER    where the published data is; without it there is no npz, journals, em, report
#   PICTURES="a.jpg b.jpg"  takes these pictures, best of 500 x 375
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
drawings="bicycle desk dog kitchen rain"

# Beside the project, so that the disk is one where a campaign would be: /tmp may be memory.
scratch=$(mktemp -d "$project/.build/bench-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM
cp -R "$project/Sample" "$scratch/sample"
# Its tasks have nearly all the ratings they need: here they need more.
sed 's/"ratersPerTask": 3/"ratersPerTask": 500/' "$project/Sample/campaign.json" > "$scratch/sample/campaign.json"

# The sample's drawings have few colours, which is easy work. With shades and grain over them they fill as many cells
# with as many colours as photographs do.
make_pictures() {
  mkdir "$scratch/pictures"
  vips perlin "$scratch/shades.v" 500 375 --cell-size 64 --seed 1
  vips gaussnoise "$scratch/grain.v" 500 375 --mean 0 --sigma 12 --seed 2
  vips linear "$scratch/shades.v" "$scratch/strong.v" 40 0
  vips add "$scratch/strong.v" "$scratch/grain.v" "$scratch/veil.v"
  for name in $drawings; do
    vips add "$project/Sample/images/$name.jpg" "$scratch/veil.v" "$scratch/sum.v"
    vips cast "$scratch/sum.v" "$scratch/pictures/$name.jpg" uchar
    echo "$scratch/pictures/$name.jpg"
  done
}

: "${PICTURES:=$(make_pictures)}"
# Where the published data is not, its subjects and their Python are passed over.
REASSESS_DATA=$(cd "${REASSESS_DATA:-$project/../shared/real}" 2>/dev/null && pwd || true)
PEERS_SCRIPTS=$project/Benchmarks/peers
PEERS_PYTHON=
[ -f "$REASSESS_DATA/raters.npz" ] && PEERS_PYTHON=$(sh "$PEERS_SCRIPTS/setup.sh")
# Of many sizes, so that each takes another place in memory.
make_varied_pictures() {
  mkdir "$scratch/varied"
  for number in 1 2 3 4 5 6 7 8; do
    for picture in $PICTURES; do
      file=$scratch/varied/$number-$(basename "$picture")
      vips resize "$picture" "$file" "0.$((number + 1))" --vscale "0.$((10 - number))"
    done
  done
}
case " ${SUBJECTS:-} " in *" memory "*) make_varied_pictures ;; esac
export REASSESS_DATA PEERS_SCRIPTS PEERS_PYTHON

echo "Others: $(chafa --version | head -n 1), $(timg --version 2>&1 | head -n 1 | cut -d ' ' -f 1-2)."
# shellcheck disable=SC2086  # a list of files
"$project/.build/release/reassess-bench" "$scratch" $PICTURES
