#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminal.h"

enum { longest_leave = 512, longest_message = 1000, stack_size = 64 * 1024 };

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };

static struct sigaction former[fatal_count];
static volatile sig_atomic_t guarding;
static int terminal;
static char leave[longest_leave];
static size_t leave_length;
static char message[longest_message + 2];
static size_t message_length;
static char stack[stack_size];

// Everything here may be called in a signal handler.
static void give_back(void) {
  if (!guarding) return;
  guarding = 0;
  if (write(terminal, leave, leave_length) < 0) { /* the terminal is gone: nothing to put back */ }
  ct_device_restore();
  ct_errors_release();
}

static void crash(int number) {
  give_back();
  if (message_length > 0 && write(STDERR_FILENO, message, message_length) < 0) { /* nobody reads it */ }
  // The handler is reset by now: this ends the process the way the crash would have.
  raise(number);
}

static void guard_signals(void) {
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < fatal_count; index++) sigaction(fatal[index], &action, &former[index]);
}

void ct_crash_guard(int descriptor, const void *bytes, size_t length) {
  static bool is_registered;
  if (!is_registered) is_registered = atexit(give_back) == 0;
  if (length > longest_leave) length = longest_leave;
  terminal = descriptor;
  memcpy(leave, bytes, length);
  leave_length = length;
  if (!guarding) guard_signals();
  guarding = 1;
}

void ct_crash_unguard(void) {
  if (!guarding) return;
  guarding = 0;
  for (int index = 0; index < fatal_count; index++) sigaction(fatal[index], &former[index], NULL);
}

void ct_crash_set_message(const char *text) {
  message_length = strnlen(text, longest_message);
  memcpy(message, text, message_length);
  if (message_length > 0) message[message_length++] = '\n';
}
