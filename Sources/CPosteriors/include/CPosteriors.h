// The arithmetic of the expectation step, in C so that one program has it for each generation of processor.
#ifndef CPOSTERIORS_H
#define CPOSTERIORS_H

#include <stdint.h>

/// How real numbers are kept as whole ones: multiplied by these powers of two, then rounded.
typedef struct {
  double odds, posterior, evidence;
} cp_scales;

/// The probabilities of the truths of several questions, from their log odds.
///
/// With z[0] = 0 and z[k] the log odds of truth k against truth 0, each question has
///
///     posterior[k] = exp(z[k]) / s,    evidence = log s,    s = exp(z[0]) + exp(z[1]) + ...
///
/// and counts as often as its multiplicity says.
///
/// - values: (truths - 1) * count numbers: z[k] of all questions, truth after truth, from truth 1; on return their
///   posteriors, multiplied.
/// - multiplicities: those of the questions from `first` on.
/// - scratch: room for (truths + 1) * count numbers; not used for two truths.
///
/// Returns the sum of the evidence, multiplied. Every processor gives the same bits: sums of real numbers have a fixed
/// order, and no product is fused with a sum.
int64_t cp_posteriors(int64_t *values, const uint32_t *multiplicities, long first, double *scratch, long truths,
                      long count, cp_scales scales);

/// Gives each of count rows from `first` on what the table has for its symbols, and a number more.
///
/// - rows: width symbols a row. Nothing is checked: all must be places in the table.
/// - sums: count numbers, on return the sums.
void cp_gather(const uint32_t *rows, long width, long first, long count, const int64_t *table, int64_t more,
               int64_t *sums);

/// Adds the number of each of count rows from `first` on to what the table has for its symbols.
///
/// - rows: as for cp_gather.
/// - numbers: count of them.
///
/// Returns the sum of the numbers.
int64_t cp_scatter(const uint32_t *rows, long width, long first, long count, const int64_t *numbers,
                   int64_t *table);

/// Tells the processor that the caller is waiting for another thread.
static inline void cp_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// How many processors this process may use; see sched_getaffinity(2).
long cp_processors(void);

/// Lets other threads have the processor; see sched_yield(2).
void cp_give_way(void);

#endif
