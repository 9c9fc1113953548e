#define _GNU_SOURCE
#include "CPosteriors.h"
#include "CProcessors.h"

#include <sched.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

INLINE uint64_t bits_of(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE double number_of(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

// exp of x <= 0, to 1e-14: 2^k * exp(r) with |r| <= log(2)/2, and exp(r) by the first twelve terms of its series,
// added pairwise so that many can be under way at once. Below -700, which no posterior can tell from 0, it is
// exp(-700).
INLINE double exponential(double x) {
  const double round = 0x1.8p52;  // adding it leaves a whole number in the low bits
  x = x < -700 ? -700 : x;
  double shifted = x * 0x1.71547652b82fep0 + round;  // 1 / log 2
  double k = shifted - round;
  double r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;  // log 2 in two parts
  double r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  double low = ((1 + r) + (1.0 / 2 + r * (1.0 / 6)) * r2) +
               ((1.0 / 24 + r * (1.0 / 120)) + (1.0 / 720 + r * (1.0 / 5040)) * r2) * r4;
  double high = (1.0 / 40320 + r * (1.0 / 362880)) + (1.0 / 3628800 + r * (1.0 / 39916800)) * r2;
  return (low + high * r8) * number_of((bits_of(shifted) << 52) + bits_of(1));
}

// log of x >= 1, to 1e-13: k log 2 + log m with m from sqrt(1/2) to sqrt(2), and log m = 2 atanh((m - 1) / (m + 1))
// by the first eight terms of its series.
INLINE double logarithm(double x) {
  uint64_t exponent = (bits_of(x) - bits_of(0x1.6a09e667f3bcdp-1)) >> 52;  // sqrt(1/2)
  double k = number_of(exponent | bits_of(0x1p52)) - 0x1p52;
  double m = number_of(bits_of(x) - (exponent << 52));
  double u = (m - 1) / (m + 1), v = u * u, v2 = v * v, v4 = v2 * v2;
  double series = ((1 + v * (1.0 / 3)) + (1.0 / 5 + v * (1.0 / 7)) * v2) +
                  ((1.0 / 9 + v * (1.0 / 11)) + (1.0 / 13 + v * (1.0 / 15)) * v2) * v4;
  return k * 0x1.62e42fefa39efp-1 + 2 * u * series;
}

FOR_EACH_PROCESSOR
static int64_t two_truths(int64_t *restrict values, const uint32_t *restrict multiplicities, long count,
                          cp_scales scales) {
  int64_t evidence = 0;
  for (long i = 0; i < count; i++) {
    double z = (double)values[i] * (1 / scales.odds);
    double top = z > 0 ? z : 0;  // against which no exp overflows
    double less = exponential(z > 0 ? -z : z), sum = 1 + less;
    double posterior = (z > 0 ? 1 : less) / sum;
    values[i] = (int64_t)(posterior * scales.posterior + 0.5) * multiplicities[i];
    evidence += (int64_t)((top + logarithm(sum)) * scales.evidence + 0.5) * multiplicities[i];
  }
  return evidence;
}

FOR_EACH_PROCESSOR
static int64_t many_truths(int64_t *restrict values, const uint32_t *restrict multiplicities,
                           double *restrict scratch, long truths, long count, cp_scales scales) {
  double *restrict top = scratch + (truths - 1) * count;  // the greatest z
  double *restrict sum = top + count;
  for (long i = 0; i < count; i++) top[i] = 0;
  for (long k = 0; k < truths - 1; k++) {
    for (long i = 0; i < count; i++) {
      double z = (double)values[k * count + i] * (1 / scales.odds);
      scratch[k * count + i] = z;
      top[i] = z > top[i] ? z : top[i];
    }
  }
  for (long i = 0; i < count; i++) sum[i] = exponential(-top[i]);
  for (long k = 0; k < truths - 1; k++) {
    for (long i = 0; i < count; i++) {
      double weight = exponential(scratch[k * count + i] - top[i]);
      scratch[k * count + i] = weight;
      sum[i] += weight;
    }
  }
  for (long k = 0; k < truths - 1; k++) {
    for (long i = 0; i < count; i++) {
      double posterior = scratch[k * count + i] / sum[i];
      values[k * count + i] = (int64_t)(posterior * scales.posterior + 0.5) * multiplicities[i];
    }
  }
  int64_t evidence = 0;
  for (long i = 0; i < count; i++) {
    evidence += (int64_t)((top[i] + logarithm(sum[i])) * scales.evidence + 0.5) * multiplicities[i];
  }
  return evidence;
}

int64_t cp_posteriors(int64_t *values, const uint32_t *multiplicities, long first, double *scratch, long truths,
                      long count, cp_scales scales) {
  multiplicities += first;
  return truths == 2 ? two_truths(values, multiplicities, count, scales)
                     : many_truths(values, multiplicities, scratch, truths, count, scales);
}

INLINE void gather(const uint32_t *rows, long width, long count, const int64_t *table, int64_t more, int64_t *sums) {
  for (long i = 0; i < count; i++) {
    int64_t sum = more;
    for (long j = 0; j < width; j++) sum += table[rows[i * width + j]];
    sums[i] = sum;
  }
}

INLINE int64_t scatter(const uint32_t *rows, long width, long count, const int64_t *numbers, int64_t *table) {
  int64_t sum = 0;
  for (long i = 0; i < count; i++) {
    int64_t number = numbers[i];
    for (long j = 0; j < width; j++) table[rows[i * width + j]] += number;
    sum += number;
  }
  return sum;
}

// Where the width is a constant, the inner loop is none: a third faster.
#define FOR_EACH_WIDTH(loop, rows, width, ...)                     \
  switch (width) {                                                 \
    case 1: return loop(rows, 1, __VA_ARGS__);                     \
    case 2: return loop(rows, 2, __VA_ARGS__);                     \
    case 3: return loop(rows, 3, __VA_ARGS__);                     \
    case 4: return loop(rows, 4, __VA_ARGS__);                     \
    case 5: return loop(rows, 5, __VA_ARGS__);                     \
    default: return loop(rows, width, __VA_ARGS__);                \
  }

void cp_gather(const uint32_t *rows, long width, long first, long count, const int64_t *table, int64_t more,
               int64_t *sums) {
  FOR_EACH_WIDTH(gather, rows + first * width, width, count, table, more, sums)
}

int64_t cp_scatter(const uint32_t *rows, long width, long first, long count, const int64_t *numbers,
                   int64_t *table) {
  FOR_EACH_WIDTH(scatter, rows + first * width, width, count, numbers, table)
}

long cp_processors(void) {
  cpu_set_t own;
  return sched_getaffinity(0, sizeof own, &own) == 0 ? CPU_COUNT(&own) : 1;
}

void cp_give_way(void) { sched_yield(); }
