#include "CPicture.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <vips/vips.h>
// Needs the line above first.
#include <vips/vector.h>

struct CPictureFile {
  void *bytes;
  size_t length;
  const char *loader;
  // As stored.
  int width, height;
  // EXIF, 1 to 8; from 5 the picture lies on its side.
  int orientation;
};

// Drops every message: none may reach the terminal, and damage is found by other means.
static void ignore_message(const char *domain, GLogLevelFlags level, const char *message, void *data) {
  (void)domain, (void)level, (void)message, (void)data;
}

static const char *const loaders[] = {
    "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif",
    "VipsForeignLoadTiff",
};

bool cpicture_start(void) {
  // No plug-ins: they cost 20 ms and read formats that are not wanted.
  setenv("VIPSHOME", "/nonexistent", 1);
  g_log_set_default_handler(ignore_message, NULL);
  if (VIPS_INIT("reassess-preview")) return false;
#if VIPS_MAJOR_VERSION == 8 && VIPS_MINOR_VERSION < 15
  // Its vectors are code made at run time, which the sandbox forbids.
  vips_vector_set_enabled(FALSE);
#endif
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (size_t i = 0; i < G_N_ELEMENTS(loaders); i++) vips_operation_block_set(loaders[i], FALSE);
  return true;
}

// MARK: The header

static bool is_wanted(const char *loader) {
  for (size_t i = 0; i < G_N_ELEMENTS(loaders); i++)
    if (g_str_has_prefix(loader, loaders[i])) return true;
  return false;
}

static int map(CPictureFile *file, int descriptor) {
  off_t end = lseek(descriptor, 0, SEEK_END);
  if (end <= 0) return cpicture_foreign;
  void *bytes = mmap(NULL, (size_t)end, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (bytes == MAP_FAILED) return errno == ENOMEM ? cpicture_exhausted : cpicture_broken;
  file->bytes = bytes;
  file->length = (size_t)end;
  return cpicture_intact;
}

// What an error in the error buffer means.
static int failure(void) {
  return strstr(vips_error_buffer(), "emory") ? cpicture_exhausted : cpicture_broken;
}

static int read_header(CPictureFile *file) {
  file->loader = vips_foreign_find_load_buffer(file->bytes, file->length);
  if (!file->loader || !is_wanted(file->loader)) return cpicture_foreign;
  VipsImage *image = vips_image_new_from_buffer(
      file->bytes, file->length, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
  if (!image) return failure();
  file->width = vips_image_get_width(image);
  file->height = vips_image_get_page_height(image);
  file->orientation = vips_image_get_orientation(image);
  g_object_unref(image);
  return file->width > 0 && file->height > 0 ? cpicture_intact : cpicture_broken;
}

int cpicture_open(int descriptor, CPictureFile **opened) {
  CPictureFile *file = calloc(1, sizeof *file);
  if (!file) return cpicture_exhausted;
  int outcome = map(file, descriptor);
  if (outcome == cpicture_intact) outcome = read_header(file);
  vips_error_clear();
  if (outcome == cpicture_intact)
    *opened = file;
  else
    cpicture_close(file);
  return outcome;
}

void cpicture_close(CPictureFile *file) {
  if (file->bytes) munmap(file->bytes, file->length);
  free(file);
}

static bool is_lying(const CPictureFile *file) { return file->orientation >= 5; }

int cpicture_width(const CPictureFile *file) { return is_lying(file) ? file->height : file->width; }

int cpicture_height(const CPictureFile *file) { return is_lying(file) ? file->width : file->height; }

// MARK: The pixels

static bool loads_with(const CPictureFile *file, const char *prefix) {
  return g_str_has_prefix(file->loader, prefix);
}

// The whole picture, or, from the formats that can, a smaller one that is still large enough.
static VipsImage *load(const CPictureFile *file, double shrink, VipsFailOn strictness) {
  if (loads_with(file, "VipsForeignLoadJpeg")) {
    int factor = shrink >= 8 ? 8 : shrink >= 4 ? 4 : shrink >= 2 ? 2 : 1;
    return vips_image_new_from_buffer(
        file->bytes, file->length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", strictness, "shrink",
        factor, NULL);
  }
  if (loads_with(file, "VipsForeignLoadWebp"))
    return vips_image_new_from_buffer(
        file->bytes, file->length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", strictness, "scale",
        1 / MAX(shrink, 1), NULL);
  return vips_image_new_from_buffer(
      file->bytes, file->length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", strictness, NULL);
}

// Replaces *image by what a vips operation made of it; by NULL when it failed.
static bool take(VipsImage **image, int failure, VipsImage **made) {
  g_object_unref(*image);
  *image = failure ? NULL : *made;
  return !failure;
}

// Upright, in its final size and in sRGB, but perhaps grey or with alpha.
static bool shrink(VipsImage **image, int width, int height) {
  VipsImage *made = NULL;
  bool profile = vips_image_get_typeof(*image, VIPS_META_ICC_NAME) != 0;
  return take(
      image,
      vips_thumbnail_image(
          *image, &made, width, "height", height, "size", VIPS_SIZE_FORCE,
          profile ? "export_profile" : NULL, "srgb", NULL),
      &made);
}

// Three bytes a pixel.
static bool flatten(VipsImage **image, const uint8_t background[3]) {
  VipsImage *made = NULL;
  if (!take(image, vips_colourspace(*image, &made, VIPS_INTERPRETATION_sRGB, NULL), &made)) return false;
  if (vips_image_hasalpha(*image)) {
    double color[3] = {background[0], background[1], background[2]};
    VipsArrayDouble *array = vips_array_double_new(color, 3);
    int failure = vips_flatten(*image, &made, "background", array, NULL);
    vips_area_unref(VIPS_AREA(array));
    if (!take(image, failure, &made)) return false;
  }
  return take(image, vips_cast_uchar(*image, &made, NULL), &made) && vips_image_get_bands(*image) == 3;
}

static bool is_whole(const CPictureFile *file, CPictureArea area) {
  return area.width == cpicture_width(file) && area.height == cpicture_height(file);
}

// A length of the picture in pixels of the smaller one that was loaded.
static int scaled(int length, int loaded, int whole) {
  return (int)(((int64_t)length * loaded + whole / 2) / whole);
}

// Upright, and the part alone.
static bool cut(VipsImage **image, const CPictureFile *file, CPictureArea area) {
  VipsImage *made = NULL;
  if (is_whole(file, area)) return true;
  if (file->orientation > 1) {
    // Turning reads it in another order than it comes in.
    made = vips_image_copy_memory(*image);
    if (!take(image, made == NULL, &made)) return false;
    if (!take(image, vips_autorot(*image, &made, NULL), &made)) return false;
  }
  int across = vips_image_get_width(*image), down = vips_image_get_height(*image);
  int left = MIN(scaled(area.left, across, cpicture_width(file)), across - 1);
  int top = MIN(scaled(area.top, down, cpicture_height(file)), down - 1);
  int width = CLAMP(scaled(area.width, across, cpicture_width(file)), 1, across - left);
  int height = CLAMP(scaled(area.height, down, cpicture_height(file)), 1, down - top);
  return take(image, vips_extract_area(*image, &made, left, top, width, height, NULL), &made);
}

static bool copy(VipsImage *image, int width, int height, uint8_t *pixels) {
  size_t length = 0, row = (size_t)width * 3;
  if (vips_image_get_width(image) != width || vips_image_get_height(image) != height) return false;
  uint8_t *packed = vips_image_write_to_memory(image, &length);
  bool fits = packed && length == row * (size_t)height;
  for (int y = 0; fits && y < height; y++)
    memcpy(pixels + cpicture_stride(width) * (size_t)y, packed + row * (size_t)y, row);
  g_free(packed);
  return fits;
}

static bool decode(
    const CPictureFile *file, CPictureArea area, VipsFailOn strictness, int width, int height,
    const uint8_t background[3], uint8_t *pixels) {
  double factor = MIN((double)area.width / width, (double)area.height / height);
  VipsImage *image = load(file, factor, strictness);
  bool done = image && cut(&image, file, area) && shrink(&image, width, height) && flatten(&image, background) &&
              copy(image, width, height, pixels);
  if (image) g_object_unref(image);
  return done;
}

// MARK: Damage

// libjpeg counts trouble as warnings and goes on; libvips keeps the first in its error buffer. These leave the pixels
// whole: bytes beyond the last of them, and marks of unusual programs.
static bool is_harmless(const char *message) {
  return strstr(message, "extraneous bytes before marker 0xd9") || strstr(message, "Adobe color transform") ||
         strstr(message, "JFIF revision") || strstr(message, "SOS parameters");
}

static bool jpeg_complained(void) {
  const char *message = strstr(vips_error_buffer(), "VipsJpeg: ");
  return message && !is_harmless(message);
}

int cpicture_decode(
    const CPictureFile *file, CPictureArea area, int width, int height, const uint8_t background[3],
    uint8_t *pixels) {
  vips_error_clear();
  int outcome = cpicture_intact;
  if (!decode(file, area, VIPS_FAIL_ON_TRUNCATED, width, height, background, pixels)) {
    outcome = failure() == cpicture_exhausted ? cpicture_exhausted : cpicture_damaged;
    vips_error_clear();
    if (outcome == cpicture_damaged &&
        !decode(file, area, VIPS_FAIL_ON_NONE, width, height, background, pixels))
      outcome = failure();
  } else if (jpeg_complained()) {
    outcome = cpicture_damaged;
  }
  vips_error_clear();
  return outcome;
}
