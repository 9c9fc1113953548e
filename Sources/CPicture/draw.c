#include "CPicture.h"

#include <chafa.h>
#include <string.h>

// What shows photographs best, found by looking at them. Preprocessing, which raises contrast and saturation, turns
// every warm colour into red where there are 16.
static const struct {
  ChafaCanvasMode mode;
  ChafaDitherMode dither;
  bool preprocessing;
} looks[] = {
    [cpicture_true] = {CHAFA_CANVAS_MODE_TRUECOLOR, CHAFA_DITHER_MODE_NONE, false},
    [cpicture_240] = {CHAFA_CANVAS_MODE_INDEXED_240, CHAFA_DITHER_MODE_NONE, false},
    [cpicture_16] = {CHAFA_CANVAS_MODE_INDEXED_16, CHAFA_DITHER_MODE_ORDERED, false},
    [cpicture_8] = {CHAFA_CANVAS_MODE_INDEXED_8, CHAFA_DITHER_MODE_ORDERED, true},
    [cpicture_mono] = {CHAFA_CANVAS_MODE_FGBG, CHAFA_DITHER_MODE_ORDERED, true},
};

static void set_look(ChafaCanvasConfig *config, int depth, bool ascii) {
  bool letters = ascii && depth == cpicture_mono;
  chafa_canvas_config_set_canvas_mode(config, looks[depth].mode);
  chafa_canvas_config_set_dither_mode(config, letters ? CHAFA_DITHER_MODE_DIFFUSION : looks[depth].dither);
  chafa_canvas_config_set_preprocessing_enabled(config, looks[depth].preprocessing);
}

// Nothing wider than one column, nothing that common fonts lack.
static void set_symbols(ChafaCanvasConfig *config, bool ascii) {
  ChafaSymbolMap *map = chafa_symbol_map_new();
  chafa_symbol_map_add_by_tags(
      map, ascii ? CHAFA_SYMBOL_TAG_ASCII
                 : CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK | CHAFA_SYMBOL_TAG_BORDER |
                       CHAFA_SYMBOL_TAG_STIPPLE);
  chafa_canvas_config_set_symbol_map(config, map);
  chafa_symbol_map_unref(map);
}

// Even parts become a mixture of two colours.
static void set_fill(ChafaCanvasConfig *config) {
  ChafaSymbolMap *map = chafa_symbol_map_new();
  chafa_symbol_map_add_by_tags(
      map, CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_SOLID | CHAFA_SYMBOL_TAG_STIPPLE);
  chafa_canvas_config_set_fill_symbol_map(config, map);
  chafa_symbol_map_unref(map);
}

static ChafaCanvas *draw(ChafaCanvasConfig *config, const uint8_t *pixels, int width, int height) {
  // As many as pay; by default it takes a thread for every processor, and each one's stack counts as memory.
  chafa_set_n_threads(2);
  ChafaCanvas *canvas = chafa_canvas_new(config);
  chafa_canvas_config_unref(config);
  chafa_canvas_draw_all_pixels(
      canvas, CHAFA_PIXEL_RGB8, pixels, width, height, (int)cpicture_stride(width));
  return canvas;
}

static CPictureCell cell(ChafaCanvas *canvas, int depth, int column, int row) {
  gint foreground = 0, background = 0;
  if (depth == cpicture_true)
    chafa_canvas_get_colors_at(canvas, column, row, &foreground, &background);
  else if (depth != cpicture_mono)
    chafa_canvas_get_raw_colors_at(canvas, column, row, &foreground, &background);
  // A colour that a cell does not need is -1.
  if (foreground < 0) foreground = background < 0 ? 0 : background;
  if (background < 0) background = foreground;
  return (CPictureCell){
      .scalar = chafa_canvas_get_char_at(canvas, column, row),
      .foreground = (uint32_t)foreground,
      .background = (uint32_t)background,
  };
}

void cpicture_cells(
    const uint8_t *pixels, int width, int height, int depth, bool ascii, int columns, int rows,
    CPictureCell *cells) {
  ChafaCanvasConfig *config = chafa_canvas_config_new();
  chafa_canvas_config_set_geometry(config, columns, rows);
  set_look(config, depth, ascii);
  set_symbols(config, ascii);
  if (!ascii && depth != cpicture_mono) set_fill(config);
  ChafaCanvas *canvas = draw(config, pixels, width, height);
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      cells[row * columns + column] = cell(canvas, depth, column, row);
  chafa_canvas_unref(canvas);
}

static void set_sixel_colors(ChafaCanvasConfig *config, int colors) {
  if (colors >= 256) {
    // A palette made for the picture.
    chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR);
  } else if (colors >= 240) {
    // A fixed one: a third of the bytes.
    chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_INDEXED_240);
  } else {
    chafa_canvas_config_set_canvas_mode(
        config, colors >= 16 ? CHAFA_CANVAS_MODE_INDEXED_16 : CHAFA_CANVAS_MODE_INDEXED_8);
    chafa_canvas_config_set_dither_mode(config, CHAFA_DITHER_MODE_DIFFUSION);
  }
}

char *cpicture_sixel(
    const uint8_t *pixels, int width, int height, int colors, int drawn_width, int drawn_height,
    size_t *length) {
  ChafaCanvasConfig *config = chafa_canvas_config_new();
  chafa_canvas_config_set_pixel_mode(config, CHAFA_PIXEL_MODE_SIXELS);
  set_sixel_colors(config, colors);
  chafa_canvas_config_set_cell_geometry(config, 1, 1);
  chafa_canvas_config_set_geometry(config, drawn_width, drawn_height);
  ChafaCanvas *canvas = draw(config, pixels, width, height);
  GString *text = chafa_canvas_print(canvas, NULL);
  chafa_canvas_unref(canvas);
  *length = text->len;
  return g_string_free(text, FALSE);
}

void cpicture_free(char *data) { g_free(data); }
