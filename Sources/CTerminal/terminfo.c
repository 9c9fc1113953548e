// Before <term.h>, whose macros would change words such as "columns" in it.
#include "CTerminal.h"
#include "internal.h"

#include <curses.h>
#include <string.h>
#include <term.h>

enum { longest_sequence = 256 };

// A sequence of bytes made from terminfo, padding and all.
typedef struct {
  char bytes[longest_sequence];
  size_t length;
} sequence;

static sequence *collecting;

static const char *capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

const char *ct_terminfo_usable(const char *term, int descriptor, bool *is_fallback) {
  static const char *const fallback = "xterm-256color";
  int result;
  *is_fallback = false;
  if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0) return NULL;
  if (setupterm(term, descriptor, &result) == ERR) {
    if (result == 1 || setupterm(fallback, descriptor, &result) == ERR) return NULL;
    *is_fallback = true;
  }
  bool can_place = capability("cup") != NULL;
  del_curterm(cur_term);
  return can_place ? (*is_fallback ? fallback : term) : NULL;
}

static int collect(int byte) {
  if (collecting->length < longest_sequence) collecting->bytes[collecting->length++] = (char)byte;
  return byte;
}

static void add_sequence(sequence *to, const char *value) {
  if (value == NULL) return;
  collecting = to;
  tputs(value, 1, collect);
}

static void add_text(sequence *to, const char *text) {
  collecting = to;
  while (*text != '\0') collect(*text++);
}

// Pasted text comes marked as such, so that no letter of it answers a question.
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

const char *ct_composer_enter(size_t *length) {
  static sequence enter;
  enter.length = 0;
  add_sequence(&enter, capability("smcup"));
  add_sequence(&enter, capability("sgr0"));
  add_sequence(&enter, capability("civis"));
  add_text(&enter, paste_on);
  *length = enter.length;
  return enter.bytes;
}

const char *ct_composer_leave(size_t *length) {
  static sequence leave;
  leave.length = 0;
  add_sequence(&leave, capability("sgr0"));
  add_sequence(&leave, capability("op"));
  add_text(&leave, paste_off);
  add_sequence(&leave, capability("cnorm"));
  const char *rmcup = capability("rmcup");
  if (rmcup != NULL) {
    add_sequence(&leave, rmcup);
  } else {  // No second screen: go on below this one.
    add_sequence(&leave, tiparm(capability("cup"), LINES - 1, 0));
    add_text(&leave, "\r\n");
  }
  *length = leave.length;
  return leave.bytes;
}
