#include "CPicture.h"

#include <chafa.h>
#include <string.h>

static const ChafaCanvasMode modes[] = {
    CHAFA_CANVAS_MODE_TRUECOLOR, CHAFA_CANVAS_MODE_INDEXED_240, CHAFA_CANVAS_MODE_INDEXED_16,
    CHAFA_CANVAS_MODE_INDEXED_8, CHAFA_CANVAS_MODE_FGBG,
};

static void set_symbols(ChafaCanvasConfig *config, bool ascii) {
  ChafaSymbolMap *map = chafa_symbol_map_new();
  // Nothing wider than one column, nothing that common fonts lack.
  chafa_symbol_map_add_by_tags(
      map, ascii ? CHAFA_SYMBOL_TAG_ASCII
                 : CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK | CHAFA_SYMBOL_TAG_BORDER);
  chafa_canvas_config_set_symbol_map(config, map);
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
  chafa_canvas_config_set_canvas_mode(config, modes[depth]);
  set_symbols(config, ascii);
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
