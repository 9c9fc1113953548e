#ifndef CPROCESSORS_H
#define CPROCESSORS_H

// One program runs on every x86-64 and uses wide vectors where the processor has them: a function so marked is compiled
// for each, and the loader takes the one that fits. EM's inner loop is 3 times faster with it.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FOR_EACH_PROCESSOR
#endif

// A part of a function that is so marked, which is compiled into it each time.
#define INLINE static inline __attribute__((always_inline))

#endif
