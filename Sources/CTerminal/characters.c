#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "CTerminal.h"
#include "internal.h"

// In containers and over ssh the locale is often "C", where ncurses would make blanks of all but ASCII.
void ct_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

int ct_character_width(uint32_t character) {
  ct_use_utf8();
  return wcwidth((wchar_t)character);
}
