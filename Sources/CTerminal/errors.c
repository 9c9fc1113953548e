#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CTerminal.h"

enum { room = 64 * 1024 };

static int held = -1;    // A file in memory that stands for standard error,
static int former = -1;  // and what was there before.

int ct_errors_hold(void) {
  if (held >= 0 || !isatty(STDERR_FILENO)) return 0;
  held = memfd_create("errors", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  former = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  // Sealed at its size, so that a library that never stops complaining fills no memory.
  if (held >= 0 && former >= 0 && ftruncate(held, room) == 0 &&
      fcntl(held, F_ADD_SEALS, F_SEAL_GROW) == 0 && dup2(held, STDERR_FILENO) >= 0)
    return 0;
  if (held >= 0) close(held);
  if (former >= 0) close(former);
  held = former = -1;
  return -1;
}

void ct_errors_release(void) {
  if (held < 0) return;
  char part[1024];
  off_t end = lseek(held, 0, SEEK_CUR), place = 0;
  dup2(former, STDERR_FILENO);
  while (place < end) {
    size_t wanted = end - place < (off_t)sizeof part ? (size_t)(end - place) : sizeof part;
    ssize_t count = pread(held, part, wanted, place);
    if (count <= 0 || write(STDERR_FILENO, part, (size_t)count) < 0) break;
    place += count;
  }
  close(held);
  close(former);
  held = former = -1;
}
