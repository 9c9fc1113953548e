#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "internal.h"

// In containers and over ssh the locale is often "C", where ncurses would make blanks of all but ASCII.
void ct_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}
