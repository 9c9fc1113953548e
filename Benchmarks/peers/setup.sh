#!/bin/sh
# Makes .build/peers, a Python environment with the packages that Reassess is measured beside; prints its Python.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
environment=$here/../../.build/peers

if ! cmp -s "$here/requirements.txt" "$environment/requirements.txt"; then
  echo "Installing crowd-kit, numba, NumPy and pandas into .build/peers" >&2
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" >&2
  cp "$here/requirements.txt" "$environment/requirements.txt"
fi
echo "$(cd "$environment" && pwd)/bin/python"
