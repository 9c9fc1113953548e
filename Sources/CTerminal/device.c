#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "CTerminal.h"

static struct termios saved;
static int saved_descriptor = -1;

static int within(int value, int lowest, int highest, int otherwise) {
  return value < lowest ? otherwise : value > highest ? highest : value;
}

ct_size ct_device_size(int descriptor) {
  struct winsize window = {0, 0, 0, 0};
  ioctl(descriptor, TIOCGWINSZ, &window);
  // A serial line or a careless program may say 0 x 0.
  ct_size size = {within(window.ws_row, 1, 1000, 24), within(window.ws_col, 1, 2000, 80), 0, 0};
  if (window.ws_row > 0 && window.ws_col > 0) {
    size.width = window.ws_xpixel;
    size.height = window.ws_ypixel;
  }
  return size;
}

int ct_device_raw(int descriptor) {
  if (saved_descriptor < 0) {
    if (tcgetattr(descriptor, &saved) != 0) return -1;
    saved_descriptor = descriptor;
  }
  struct termios raw = saved;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  int result;
  do result = tcsetattr(descriptor, TCSANOW, &raw);
  while (result != 0 && errno == EINTR);
  return result;
}

void ct_device_restore(void) {
  if (saved_descriptor < 0) return;
  while (tcsetattr(saved_descriptor, TCSANOW, &saved) != 0 && errno == EINTR) continue;
  saved_descriptor = -1;
}

// Waits until a descriptor that does not block takes bytes again.
static int wait_for_room(int descriptor) {
  struct pollfd wait = {descriptor, POLLOUT, 0};
  if (poll(&wait, 1, -1) < 0) return errno == EINTR ? 0 : -1;
  return wait.revents & (POLLERR | POLLHUP | POLLNVAL) ? ct_hung_up : 0;
}

int ct_device_write(int descriptor, const void *bytes, size_t length) {
  const char *rest = bytes;
  while (length > 0) {
    ssize_t count = write(descriptor, rest, length);
    if (count >= 0) {
      rest += count;
      length -= (size_t)count;
    } else if (errno == EAGAIN) {
      int result = wait_for_room(descriptor);
      if (result != 0) return result;
    } else if (errno != EINTR) {
      return errno == EIO || errno == EPIPE ? ct_hung_up : -1;
    }
  }
  return 0;
}

long ct_device_read(int descriptor, void *bytes, size_t length) {
  struct pollfd wait = {descriptor, POLLIN, 0};
  int ready = poll(&wait, 1, 0);
  if (ready == 0 || (ready < 0 && errno == EINTR)) return 0;
  if (ready < 0) return -1;
  if (!(wait.revents & POLLIN)) return ct_hung_up;
  ssize_t count = read(descriptor, bytes, length);
  if (count > 0) return count;
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  return count == 0 || errno == EIO ? ct_hung_up : -1;
}
