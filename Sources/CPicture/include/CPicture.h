// Pictures from files to terminal cells and sixel data: a facade over libvips and chafa that names no type of either.
// And the sandbox around them.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Decoding (libvips)

/// Readies libvips. To be called once, before anything else here; false when it cannot work.
bool cpicture_start(void);

/// A picture file of a format that is read, its header looked at and no more.
typedef struct CPictureFile CPictureFile;

/// How reading a picture ended.
enum {
  /// All of it is there.
  cpicture_intact,
  /// There is a picture, but the file is truncated or corrupt.
  cpicture_damaged,
  /// The file is so damaged that there is no picture.
  cpicture_broken,
  /// There was not enough memory.
  cpicture_exhausted,
  /// The file is none of JPEG, PNG, WebP, GIF and TIFF, whatever its name.
  cpicture_foreign,
};

/// Looks at the header of the file behind a descriptor, which may be closed afterwards.
/// Unless it returns cpicture_intact, there is no file to close.
int cpicture_open(int descriptor, CPictureFile **file);

/// Lets go of a file.
void cpicture_close(CPictureFile *file);

/// Pixels from left to right once the picture stands upright.
int cpicture_width(const CPictureFile *file);

/// Pixels from top to bottom once the picture stands upright.
int cpicture_height(const CPictureFile *file);

/// The bytes from one row of pixels to the next: three a pixel, rounded up to a multiple of four, which chafa 1.12
/// silently takes for granted.
static inline size_t cpicture_stride(int width) { return ((size_t)width * 3 + 3) / 4 * 4; }

/// A part of a picture that stands upright, in its pixels.
typedef struct CPictureArea {
  int left, top, width, height;
} CPictureArea;

/// Decodes a part of the picture, upright, in sRGB and on a background, stretched to width by height pixels.
/// Pixels take cpicture_stride(width) bytes a row.
int cpicture_decode(
    const CPictureFile *file, CPictureArea area, int width, int height, const uint8_t background[3],
    uint8_t *pixels);

// MARK: Drawing (chafa)

/// The colours that cells may use, in the order of ColorDepth in Swift.
enum { cpicture_true, cpicture_240, cpicture_16, cpicture_8, cpicture_mono };

/// A character and its colours: 0xRRGGBB, or an index into the palette.
typedef struct CPictureCell {
  uint32_t scalar, foreground, background;
} CPictureCell;

/// Draws columns by rows cells from a picture of any size.
void cpicture_cells(
    const uint8_t *pixels, int width, int height, int depth, bool ascii, int columns, int rows,
    CPictureCell *cells);

/// Draws sixel data, envelope included, of so many pixels from a picture of any size; the height drawn must be a
/// multiple of 6. To be freed with cpicture_free.
char *cpicture_sixel(
    const uint8_t *pixels, int width, int height, int colors, int drawn_width, int drawn_height,
    size_t *length);

/// Frees what cpicture_sixel gave.
void cpicture_free(char *data);

// MARK: Holding back

/// What holds the process back, as Sandbox in Swift.
enum { cpicture_limits = 1, cpicture_calls = 2, cpicture_files = 4 };

/// Cuts ties with the process at the other end of the socket: closes every descriptor from 3 up, and asks to be
/// killed when that process dies. False when that process is not our parent, or not any more.
bool cpicture_detach(int socket);

/// Gives up, for good, what decoding does not need. Returns what could be given up on this kernel.
int cpicture_confine(void);
