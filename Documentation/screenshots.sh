#!/bin/sh
# Takes the pictures in Documentation/screenshots: a copy of the Sample campaign in terminals of several kinds, on an X
# server of its own. Usage: screenshots.sh PROGRAMS [NAME …], with the folder of the built programs; make screenshots
# does it all.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$1" && pwd)/reassess
shift
wanted="$*"
scratch=$(mktemp -d)
server= terminal=

finish() {
  [ -z "$terminal" ] || kill "$terminal" 2>/dev/null || true
  tmux -L "screenshots-$$" kill-server 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# An X server on a display that is free.
mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1400x900x24 3> "$scratch/display" 2> /dev/null &
server=$!
read -r number < "$scratch/display"
export DISPLAY=":$number" LANG=C.UTF-8 XDG_CONFIG_HOME="$scratch"
unset TMUX STY COLORTERM TERM_PROGRAM SSH_CONNECTION SSH_TTY KITTY_WINDOW_ID LC_ALL

look() { import -window root "png:$scratch/$1.png" && md5sum < "$scratch/$1.png"; }

# Waits until the screen has shown the same for a while, and something else than before; a minute at most.
settle() {
  former=$1 last= same=0
  end=$(($(date +%s) + 60))
  while [ "$same" -lt 6 ] && [ "$(date +%s)" -lt $end ]; do
    now=$(look current)
    if [ "$now" = "$last" ] && [ "$now" != "$former" ]; then same=$((same + 1)); else same=0; fi
    last=$now
  done
}

# NAME KEYS COMMAND…: starts a terminal, presses keys one after another, keeps what is seen, and ends the terminal.
shoot() {
  name=$1 keys=$2
  shift 2
  case " $wanted " in "  " | *" $name "*) ;; *) return 0 ;; esac
  cp -R "$here/../Sample/." "$scratch/sample"
  sed -i 's/"ratersPerTask": 3/"ratersPerTask": 5/' "$scratch/sample/campaign.json"
  before=$(look before)
  "$@" > /dev/null 2>&1 &
  terminal=$!
  settle "$before"
  for key in $keys; do
    before=$(look before)
    xdotool key "$key"
    settle "$before"
  done
  convert "$scratch/current.png" -bordercolor black -trim +repage -strip -colors 255 "PNG8:$here/screenshots/$name.png"
  kill "$terminal" 2> /dev/null || true
  wait "$terminal" 2> /dev/null || true
  terminal=
  rm -rf "$scratch/sample"
  echo "$name.png: $(wc -c < "$here/screenshots/$name.png") bytes"
}

rate="$program rate $scratch/sample --rater newcomer"
# Nobody has reviewed yet.
review="sh -c 'rm -r $scratch/sample/reviews $scratch/sample/mistakes.ledger.jsonl; exec $program review $scratch/sample --reviewer newcomer'"
in_xterm() { xterm -tn xterm-256color -fa "DejaVu Sans Mono" -fs 11 -geometry 100x32+0+0 -bg '#181818' -fg '#dddddd' "$@"; }

# Keys: past the instructions, then two answers.
shoot xterm-sixel "Return y n" in_xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -e $rate
shoot xterm-256 "Return y n" in_xterm -e $rate
shoot xterm-truecolor "Return y n" in_xterm -e env COLORTERM=truecolor $rate
shoot console-8 "Return y n" in_xterm -e env TERM=linux $rate
shoot tmux "Return y n" in_xterm -e tmux -L "screenshots-$$" -f /dev/null new-session "$rate"
shoot mlterm "Return y n" mlterm -g 100x32 -w 16 --fg '#dddddd' --bg '#181818' -e $rate
shoot zoom "Return z plus plus" in_xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -e $rate
shoot doctor "" in_xterm -ti vt340 -hold -e "$program" doctor
shoot review "Return c 1" in_xterm -ti vt340 -xrm 'XTerm*numColorRegisters: 256' -e "$review"
shoot plain "" in_xterm -hold -e $rate --plain
