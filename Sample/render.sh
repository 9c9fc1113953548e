#!/bin/sh
# Renders Sample/drawings/*.svg into Sample/images: four as PNG, the others as JPEG.
# Needs rsvg-convert (librsvg2-bin), vips (libvips-tools), DejaVu Sans (fonts-dejavu-core). The results are committed;
# run this again only after a drawing has changed.
set -eu
cd "$(dirname "$0")"
mkdir -p images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for drawing in drawings/*.svg; do
  name=$(basename "$drawing" .svg)
  rsvg-convert --format png --output "$work/$name.png" "$drawing"
  case $name in
    aquarium | balloon | bookcase | tent)
      vips copy "$work/$name.png" "images/$name.png[compression=9,palette,strip]" ;;
    *)
      vips copy "$work/$name.png" "images/$name.jpg[Q=88,strip]" ;;
  esac
done
