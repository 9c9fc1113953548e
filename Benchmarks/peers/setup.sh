#!/bin/sh
# Makes a Python environment with the packages that Reassess is measured beside or checked with; prints its Python.
#   setup.sh                 .build/peers, of requirements.txt
#   setup.sh label-studio    .build/peers-label-studio, of requirements-label-studio.txt
set -eu
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/requirements${1:+-$1}.txt
environment=$(cd "$here/../.." && pwd)/.build/peers${1:+-$1}

if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  echo "Installing into $environment: $(grep -v '^#' "$requirements" | tr '\n' ' ')" >&2
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" >&2
  cp "$requirements" "$environment/requirements.txt"
fi
echo "$environment/bin/python"
