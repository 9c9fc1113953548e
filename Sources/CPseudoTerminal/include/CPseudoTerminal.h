// Starting programs in a pseudo-terminal: fork is not available to Swift.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

/// The size of a pseudo-terminal in cells and in pixels, 0 when a terminal would not say.
typedef struct {
  unsigned short rows, columns, width, height;
} ct_pty_size;

/// Starts a program with a new pseudo-terminal as its input, output, errors and controlling terminal, with no signal
/// blocked or ignored; returns the other side's descriptor, or -1 with errno.
/// A program that cannot be executed ends with code 127.
int ct_spawn_in_pty(const char *path, char *const argv[], char *const envp[], const char *folder,
                    ct_pty_size size, int *pid);
/// A pseudo-terminal without a program: both sides; 0, or -1 with errno.
int ct_open_pty(ct_pty_size size, int *master, int *slave);
/// Changes the size; the programs in it get SIGWINCH.
int ct_resize_pty(int master, ct_pty_size size);
/// Waits so many milliseconds at most, or without end when negative, for the end of a child: its exit code, or 256 and
/// the signal's number; -1 while it runs, -2 when it is no child.
int ct_ended(int pid, int milliseconds);
/// Whether a process, a child, is stopped just now: 1 or 0.
int ct_is_stopped(int pid);

/// The C library's width of a character in UTF-8, as wcwidth: to compare with.
int ct_character_width(unsigned character);
/// The C library's version, such as "2.36".
const char *ct_c_library_version(void);

#endif
