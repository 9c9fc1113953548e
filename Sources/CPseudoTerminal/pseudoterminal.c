#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <gnu/libc-version.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

static struct winsize window(ct_pty_size size) {
  return (struct winsize){size.rows, size.columns, size.width, size.height};
}

// In the child: nothing that is not safe after a fork of a program with threads.
static void become(const char *path, char *const argv[], char *const envp[], const char *folder) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  if (folder == NULL || chdir(folder) == 0) execve(path, argv, envp);
  _exit(127);
}

int ct_spawn_in_pty(const char *path, char *const argv[], char *const envp[], const char *folder,
                    ct_pty_size size, int *pid) {
  struct winsize shape = window(size);
  int master;
  *pid = forkpty(&master, NULL, NULL, &shape);
  if (*pid < 0) return -1;
  if (*pid == 0) become(path, argv, envp, folder);
  fcntl(master, F_SETFD, FD_CLOEXEC);
  return master;
}

int ct_open_pty(ct_pty_size size, int *master, int *slave) {
  struct winsize shape = window(size);
  if (openpty(master, slave, NULL, NULL, &shape) != 0) return -1;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  fcntl(*slave, F_SETFD, FD_CLOEXEC);
  return 0;
}

int ct_resize_pty(int master, ct_pty_size size) {
  struct winsize shape = window(size);
  return ioctl(master, TIOCSWINSZ, &shape);
}

int ct_ended(int pid, int milliseconds) {
  struct pollfd process = {pidfd_open(pid, 0), POLLIN, 0};
  if (process.fd < 0) return -2;
  int ready = poll(&process, 1, milliseconds), status;
  close(process.fd);
  if (ready <= 0) return -1;
  if (waitpid(pid, &status, 0) < 0) return -2;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

int ct_is_stopped(int pid) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  // Only a look: the news stays for whoever asks next.
  return waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

int ct_character_width(unsigned character) {
  setlocale(LC_CTYPE, "C.UTF-8");
  return wcwidth((wchar_t)character);
}

const char *ct_c_library_version(void) {
  return gnu_get_libc_version();
}
