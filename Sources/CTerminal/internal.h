// What the files of this target share.
#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#include <stdbool.h>

// TERM, or what stands for it; NULL when there is nothing that can place the cursor.
const char *ct_terminfo_usable(const char *term, int descriptor, bool *is_fallback);

// Makes the C library classify characters as UTF-8, whatever the environment says.
void ct_use_utf8(void);

#endif
