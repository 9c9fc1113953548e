#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

enum { most_styles = 64, longest_run = 256 };

typedef struct {
  attr_t attributes;
  short pair;
} style;

static SCREEN *screen;
static FILE *file;  // A file in memory: what ncurses takes for the terminal.
static style styles[most_styles];
static bool is_colored;
static uint8_t *frame;
static size_t frame_capacity;

static void start_colors(bool monochrome) {
  is_colored = !monochrome && start_color() == OK && COLORS >= 8 && use_default_colors() == OK;
}

int ct_composer_start(const char *term, bool monochrome, ct_terminal *terminal) {
  ct_use_utf8();
  int descriptor = memfd_create("screen", MFD_CLOEXEC);
  if (descriptor < 0 || (file = fdopen(descriptor, "r+")) == NULL) {
    if (descriptor >= 0) close(descriptor);
    return ct_composer_failed;
  }
  const char *type = ct_terminfo_usable(term, descriptor, &terminal->is_fallback);
  use_env(FALSE);    // The size comes from the terminal alone,
  use_tioctl(TRUE);  // and where terminfo has none, as for the Linux console, 24 x 80 will do to begin with.
  screen = type == NULL ? NULL : newterm(type, file, file);
  if (screen == NULL) {
    ct_composer_stop();
    return ct_composer_unusable;
  }
  nonl();              // A line feed moves down and nothing else.
  typeahead(-1);       // A frame is always finished.
  leaveok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  idcok(stdscr, FALSE);  // Shifting the rest of a line would shift a picture too.
  start_colors(monochrome);
  terminal->colors = is_colored ? COLORS : 0;
  size_t length;
  ct_composer_frame(&length);  // ncurses' own beginning; `enter` says the same.
  ct_composer_repaint();
  return ct_composer_ready;
}

void ct_composer_stop(void) {
  if (screen != NULL) {
    endwin();
    delscreen(screen);
  }
  if (file != NULL) fclose(file);
  free(frame);
  screen = NULL;
  file = NULL;
  frame = NULL;
  frame_capacity = 0;
  memset(styles, 0, sizeof styles);
}

void ct_composer_set_style(uint8_t number, int foreground, int background, int attributes) {
  if (number >= most_styles) return;
  style made = {A_NORMAL, 0};
  if (attributes & ct_bold) made.attributes |= A_BOLD;
  if (attributes & ct_dim) made.attributes |= A_DIM;
  if (attributes & ct_underline) made.attributes |= A_UNDERLINE;
  if (attributes & ct_reverse) made.attributes |= A_REVERSE;
  if (is_colored && (foreground >= 0 || background >= 0)) {
    made.pair = (short)(number + 1);
    if (init_pair(made.pair, (short)foreground, (short)background) == ERR) made.pair = 0;
  }
  styles[number] = made;
}

void ct_composer_resize(int rows, int columns) {
  resizeterm(rows, columns);
}

// The character as ncurses shall have it: where its width is not the one the caller counts on, U+FFFD.
static wchar_t agreed(uint32_t character, int columns) {
  return wcwidth((wchar_t)character) == columns ? (wchar_t)character : 0xFFFD;
}

static void set_covered(cchar_t *made) {
  setcchar(made, L" ", A_INVIS, 0, NULL);  // An attribute that a cleared cell lacks and that no space shows.
}

static void set_cell(cchar_t *made, const ct_cell *cell, int columns) {
  wchar_t text[6] = {agreed(cell->text[0], columns)};
  int length = 1;
  for (int mark = 1; mark < 5 && cell->text[mark] != 0; mark++)
    if (wcwidth((wchar_t)cell->text[mark]) == 0) text[length++] = (wchar_t)cell->text[mark];
  style look = styles[cell->style % most_styles];
  setcchar(made, text, look.attributes, look.pair, NULL);
}

void ct_composer_put(int row, int column, const ct_cell *cells, int count) {
  cchar_t made[longest_run];
  int length = 0, start = column;
  for (int index = 0; index < count; index++) {
    const ct_cell *cell = &cells[index];
    if (length >= longest_run - 1) {
      mvadd_wchnstr(row, start, made, length);
      start = column + index;
      length = 0;
    }
    if (cell->text[0] == ct_covered) {
      set_covered(&made[length++]);
      continue;
    }
    int columns = index + 1 < count && cells[index + 1].text[0] == 0 ? 2 : 1;
    set_cell(&made[length++], cell, columns);
    if (columns == 2) {
      index++;
      if (wcwidth((wchar_t)cell->text[0]) != 2) set_cell(&made[length++], &(ct_cell){{' '}, cell->style}, 1);
    }
  }
  if (length > 0) mvadd_wchnstr(row, start, made, length);
}

void ct_composer_repaint(void) {
  clearok(curscr, TRUE);
}

const uint8_t *ct_composer_frame(size_t *length) {
  int descriptor = fileno(file);
  wnoutrefresh(stdscr);
  doupdate();
  off_t size = lseek(descriptor, 0, SEEK_CUR);
  *length = size > 0 ? (size_t)size : 0;
  if (*length > frame_capacity || frame == NULL) {
    uint8_t *larger = realloc(frame, *length + 4096);
    if (larger == NULL) return NULL;
    frame = larger;
    frame_capacity = *length + 4096;
  }
  ssize_t got = pread(descriptor, frame, *length, 0);
  lseek(descriptor, 0, SEEK_SET);
  if (got != (ssize_t)*length || ftruncate(descriptor, 0) != 0) return NULL;
  return frame;
}
