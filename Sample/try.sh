#!/bin/sh
# Rates a copy of the Sample campaign, then says what was answered and what a lead does next.
# Usage: try.sh PROGRAM COPY
set -eu
program=$1
campaign=$2
rater=$(id -un | tr -cd 'A-Za-z0-9._-' | cut -c1-64)
case $rater in [A-Za-z0-9]*) ;; *) rater=newcomer ;; esac
# Not one of the Sample's own raters.
[ ! -e "$campaign/answers/$rater.jsonl" ] || rater=$rater-2

# Its tasks have nearly all the ratings they need: in the copy they need more.
sed 's/"ratersPerTask": 3/"ratersPerTask": 5/' "$campaign/campaign.json" > "$campaign/more.json"
mv "$campaign/more.json" "$campaign/campaign.json"

"$program" rate "$campaign" --rater "$rater"

echo
echo "What was answered, yours as $rater:"
"$program" stats "$campaign"
echo
echo "Your answers are in $campaign/answers/$rater.jsonl"
echo "To make labels of everybody's answers:"
echo "  $program aggregate --method majority $campaign"
