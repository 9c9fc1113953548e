#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "CTerminal.h"

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP, SIGCHLD};
enum { caught_count = sizeof caught / sizeof caught[0] };

static struct sigaction former[caught_count];
static int ends[2] = {-1, -1};

static void note(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe has news enough.
  if (write(ends[1], &byte, 1) < 0) errno = error;
  errno = error;
}

int ct_signals_start(void) {
  if (ends[0] >= 0) return ends[0];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < caught_count; index++) sigaction(caught[index], &action, &former[index]);
  return ends[0];
}

void ct_signals_stop(void) {
  if (ends[0] < 0) return;
  for (int index = 0; index < caught_count; index++) sigaction(caught[index], &former[index], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

void ct_signals_suspend(void) {
  struct sigaction ignore = {.sa_handler = SIG_IGN}, act = {.sa_handler = SIG_DFL}, before;
  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  // The others first (make, its shell), then this thread: `raise` returns only when continued, while the
  // signal of `kill` might reach another thread and stop us later, with the terminal taken again.
  sigaction(SIGTSTP, &ignore, &before);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &act, NULL);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}
