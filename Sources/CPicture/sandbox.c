// The corresponding manual pages are prctl(2), setrlimit(2), seccomp(2) and landlock(7).
#define _GNU_SOURCE
#include "CPicture.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// MARK: The parent

bool cpicture_detach(int socket) {
  // Else every thread's heap would reserve address space, of which there will be little.
  mallopt(M_ARENA_MAX, 1);
  close_range(3, ~0U, 0);
  struct ucred peer;
  socklen_t size = sizeof peer;
  return !prctl(PR_SET_PDEATHSIG, SIGKILL) &&
         !getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) &&
         // It may have died before the line above.
         getppid() == peer.pid;
}

// MARK: Limits

static bool limit(int resource, rlim_t most) {
  struct rlimit now;
  if (getrlimit(resource, &now)) return false;
  if (now.rlim_max < most) most = now.rlim_max;
  struct rlimit then = {.rlim_cur = most, .rlim_max = most};
  return !setrlimit(resource, &then);
}

static bool set_limits(void) {
  // A write beyond the limit is to fail, not to kill.
  signal(SIGXFSZ, SIG_IGN);
  bool all = limit(RLIMIT_AS, 512 << 20);
  all &= limit(RLIMIT_NOFILE, 8);
  all &= limit(RLIMIT_FSIZE, 0);
  all &= limit(RLIMIT_CORE, 0);
  // Of all pictures together, some ten thousand of them. Each one's time is the parent's to measure; this ends us
  // should the parent hang. If nothing is wrong, it starts another.
  all &= limit(RLIMIT_CPU, 600);
  return all;
}

// MARK: Files

// Later than the headers of some systems that this is built on.
struct landlock_attributes {
  uint64_t files, network, scopes;
};

static bool forbid_files(void) {
#if defined(__NR_landlock_create_ruleset) && defined(__NR_landlock_restrict_self)
  enum { ask_version = 1 };
  // The rights known to each version; those of a version are handled and no rule grants them.
  static const int rights[] = {13, 14, 15, 15, 16};
  long version = syscall(__NR_landlock_create_ruleset, NULL, 0, ask_version);
  if (version < 1) return false;
  struct landlock_attributes attributes = {
      .files = (1ULL << rights[version > 5 ? 4 : version - 1]) - 1,
      .network = version >= 4 ? 3 : 0,
      .scopes = version >= 6 ? 3 : 0,
  };
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  long ruleset = syscall(__NR_landlock_create_ruleset, &attributes, size, 0);
  if (ruleset < 0) return false;
  bool done = !syscall(__NR_landlock_restrict_self, ruleset, 0);
  close((int)ruleset);
  return done;
#else
  return false;
#endif
}

// MARK: System calls

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
// The low half of an argument; both architectures are little-endian.
#define ARGUMENT(number) FIELD(args[number])
#define NUMBER FIELD(nr)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)
#define KILL ANSWER(SECCOMP_RET_KILL_PROCESS)
#define FAIL(number) ANSWER(SECCOMP_RET_ERRNO | (number))
#define UNLESS_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define UNLESS_ANY(bits, skip) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, skip)
#define ON(call, answer) UNLESS_EQUAL(__NR_##call, 1), answer

static struct sock_filter filter[] = {
    FIELD(arch),
    UNLESS_EQUAL(ARCHITECTURE, 1), BPF_STMT(BPF_JMP | BPF_JA, 1), KILL,
    NUMBER,

    // Memory, but none that can be executed.
    ON(munmap, ALLOW), ON(mremap, ALLOW), ON(madvise, ALLOW), ON(brk, ALLOW),
    UNLESS_EQUAL(__NR_mmap, 4), ARGUMENT(2), UNLESS_ANY(PROT_EXEC, 1), FAIL(EPERM), ALLOW,
    UNLESS_EQUAL(__NR_mprotect, 4), ARGUMENT(2), UNLESS_ANY(PROT_EXEC, 1), FAIL(EPERM), ALLOW,

    // What is open already.
    ON(read, ALLOW), ON(write, ALLOW), ON(readv, ALLOW), ON(writev, ALLOW), ON(lseek, ALLOW),
    ON(close, ALLOW), ON(fstat, ALLOW), ON(recvmsg, ALLOW), ON(sendmsg, ALLOW),
    ON(ppoll, ALLOW),
#ifdef __NR_poll
    ON(poll, ALLOW),
#endif

    // Threads, but no processes. What clone3 asks for lies in memory, where a filter cannot look.
    ON(clone3, FAIL(ENOSYS)),
    UNLESS_EQUAL(__NR_clone, 4), ARGUMENT(0), UNLESS_ANY(CLONE_THREAD, 1), ALLOW, KILL,
    ON(futex, ALLOW), ON(set_robust_list, ALLOW), ON(rseq, ALLOW), ON(sched_yield, ALLOW),
    ON(sched_getaffinity, ALLOW), ON(sched_setattr, ALLOW), ON(sched_getattr, ALLOW), ON(gettid, ALLOW),
    ON(getpid, ALLOW), ON(rt_sigprocmask, ALLOW), ON(rt_sigreturn, ALLOW), ON(sigaltstack, ALLOW),
    UNLESS_EQUAL(__NR_prctl, 4), ARGUMENT(0), UNLESS_EQUAL(PR_SET_NAME, 1), ALLOW, FAIL(EPERM),

    // Time, chance and the end.
    ON(clock_gettime, ALLOW), ON(clock_nanosleep, ALLOW), ON(gettimeofday, ALLOW),
    ON(restart_syscall, ALLOW), ON(getrandom, ALLOW), ON(exit, ALLOW), ON(exit_group, ALLOW),

    // Nothing that decodes a picture does any of these.
    ON(execve, KILL), ON(execveat, KILL), ON(ptrace, KILL), ON(kill, KILL), ON(socket, KILL),
    ON(connect, KILL), ON(bind, KILL), ON(process_vm_writev, KILL), ON(bpf, KILL), ON(mount, KILL),
#ifdef __NR_fork
    ON(fork, KILL), ON(vfork, KILL),
#endif

    // Looking for files is in vain but no crime.
    ON(openat, FAIL(EACCES)), ON(newfstatat, FAIL(EACCES)),
#ifdef __NR_open
    ON(open, FAIL(EACCES)), ON(access, FAIL(EACCES)), ON(stat, FAIL(EACCES)),
#endif

    // The rest is answered as an older kernel would, which libraries know how to take.
    FAIL(ENOSYS),
};

static bool forbid_calls(void) {
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  return !syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}

#else

static bool forbid_calls(void) { return false; }

#endif

int cpicture_confine(void) {
  int held = set_limits() ? cpicture_limits : 0;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return held;
  if (forbid_files()) held |= cpicture_files;
  if (forbid_calls()) held |= cpicture_calls;
  return held;
}
