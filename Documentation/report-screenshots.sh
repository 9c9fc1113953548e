#!/bin/sh
# Opens the report of a copy of the Sample campaign in headless Chromium and takes its pictures in
# Documentation/screenshots: light, dark and on paper. Fails when the console says anything, or a request leaves the page.
# Usage: report-screenshots.sh PROGRAMS [CAMPAIGN], with the folder of the built programs; make screenshots does it all.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$1" && pwd)/reassess
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

cp -R "${2:-$here/../Sample}/." "$scratch/campaign"
"$program" report "$scratch/campaign"
page=file://$scratch/campaign/results/report.html

# OPTION…: opens the page and keeps what it logs and what it asks the network for.
open_page() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking \
    --disable-component-update --disable-sync --no-first-run --user-data-dir="$scratch/profile" \
    --enable-logging=stderr --log-net-log="$scratch/net.json" "$@" "$page" 2> "$scratch/log" || {
    cat "$scratch/log" >&2
    exit 1
  }
  if grep CONSOLE "$scratch/log"; then
    echo "The console has messages." >&2
    exit 1
  fi
  # The browser has errands of its own; what a page asks for has an initiator.
  if grep '"initiator":"' "$scratch/net.json" | grep -v '"initiator":"not an origin"'; then
    echo "A request left the page." >&2
    exit 1
  fi
}

keep() { convert "$scratch/$1.png" -strip -colors 255 "PNG8:$here/screenshots/report-$1.png"; }

open_page --window-size=1000,1500 --screenshot="$scratch/light.png"
open_page --window-size=1000,1500 --blink-settings=preferredColorScheme=0 --screenshot="$scratch/dark.png"
open_page --no-pdf-header-footer --print-to-pdf="$scratch/report.pdf"
pdftoppm -r 60 -l 10 -png "$scratch/report.pdf" "$scratch/sheet"
convert "$scratch"/sheet-*.png -crop 100%x100% -bordercolor grey -border 1 +append "$scratch/print.png"
for name in light dark print; do keep "$name"; done
echo "Opened in light, dark and on paper; no messages on the console, no requests."
