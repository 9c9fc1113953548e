// The C side of the terminal: ncurses behind plain types, and the system calls Swift cannot make well.
//
// ncurses never writes to the terminal itself. It composes into memory, and the caller sends what it made:
// so text and pictures leave together, in one write, and a dead terminal is an error code and not a spin.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: Composer (composer.c): cells in, the bytes that change the screen out. One at a time.

/// What `ct_composer_start` says.
enum {
  /// It has begun.
  ct_composer_ready = 0,
  /// The terminal cannot place the cursor, or nothing is known of it.
  ct_composer_unusable = 1,
  /// Memory or descriptors ran out; see errno.
  ct_composer_failed = 2,
};

/// What is known of the terminal.
typedef struct {
  /// How many colours ncurses can use; 0 in monochrome.
  int colors;
  /// Whether nothing is known of TERM and xterm-256color is taken for it.
  bool is_fallback;
} ct_terminal;

/// Attributes of a style.
enum { ct_bold = 1, ct_dim = 2, ct_underline = 4, ct_reverse = 8 };

/// One cell: a character and up to four marks, 0 where there is none, and a style. The right half of a wide
/// character has the character 0.
typedef struct {
  uint32_t text[5];
  uint8_t style;
} ct_cell;

/// The character of cells that a picture covers. They look blank, but ncurses will not take them for blanks that it
/// may clear with the rest of a line.
enum { ct_covered = 0x10FFFE };

/// Begins to compose for a terminal type, for a screen of 24 rows and 80 columns.
int ct_composer_start(const char *term, bool monochrome, ct_terminal *terminal);
/// Frees everything.
void ct_composer_stop(void);
/// Gives a style (0 to 63) its colours, -1 for the terminal's own, and its attributes.
void ct_composer_set_style(uint8_t style, int foreground, int background, int attributes);
/// Changes the size of the screen.
void ct_composer_resize(int rows, int columns);
/// Puts cells into a row. A run does not begin with the right half of a wide character.
void ct_composer_put(int row, int column, const ct_cell *cells, int count);
/// Makes the next frame begin with clearing the screen.
void ct_composer_repaint(void);
/// The bytes that change the screen; valid until the next call. NULL when memory ran out.
const uint8_t *ct_composer_frame(size_t *length);
/// The bytes that enter the alternate screen and hide the cursor; valid until the next call.
const char *ct_composer_enter(size_t *length);
/// The bytes that leave it and show the cursor, with plain colours; valid until the next call.
const char *ct_composer_leave(size_t *length);

// MARK: Terminal device (device.c)

/// What goes wrong with a descriptor, apart from errno.
enum { ct_hung_up = -2 };

/// The size of a terminal in cells, sane whatever the kernel says, and in pixels, 0 when unknown.
typedef struct {
  int rows, columns, width, height;
} ct_size;

/// Asks for the size of the terminal.
ct_size ct_device_size(int descriptor);
/// Turns echo, line editing and signal keys off and remembers how it was; 0 or -1.
int ct_device_raw(int descriptor);
/// Puts everything back as it was; does nothing when there is nothing to put back.
void ct_device_restore(void);
/// Writes everything, waiting where it must; 0, -1 with errno, or ct_hung_up.
int ct_device_write(int descriptor, const void *bytes, size_t length);
/// Reads what is there without waiting; the number of bytes, 0 for nothing yet, -1 with errno, or ct_hung_up.
long ct_device_read(int descriptor, void *bytes, size_t length);

// MARK: Signals (signals.c)

/// Lets INT, TERM, HUP, WINCH, CONT, TSTP and CHLD write their numbers as bytes to a pipe; its reading end,
/// which never blocks, or -1.
int ct_signals_start(void);
/// Puts the former handlers back and closes the pipe.
void ct_signals_stop(void);
/// Stops the process group as Ctrl-Z does; returns when it is continued, or at once when nobody could continue it.
void ct_signals_suspend(void);

// MARK: Crashes (crash.c)

/// From now on a crash, or exit, first writes bytes to the terminal, puts its modes back, shows what was written to
/// standard error meanwhile and then the crash message. May be called again with other bytes.
void ct_crash_guard(int descriptor, const void *leave, size_t length);
/// The end of that.
void ct_crash_unguard(void);
/// The line to write after a crash; at most 1,000 bytes are kept.
void ct_crash_set_message(const char *message);

// MARK: Standard error (errors.c)

/// Keeps what is written to standard error, up to 64 KiB, if that is a terminal; 0 or -1.
int ct_errors_hold(void);
/// Stops that and writes to standard error what was kept. Safe in a signal handler.
void ct_errors_release(void);

#endif
