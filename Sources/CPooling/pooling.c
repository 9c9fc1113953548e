#include "CPooling.h"
#include "CProcessors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

INLINE uint32_t bits_of(float number) {
  uint32_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE float number_of(uint32_t bits) {
  float number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

// MARK: Keys

// Turns the order of floats into that of whole numbers. Adding 0 makes one zero of two.
INLINE uint64_t key_of(float value, uint64_t position) {
  uint32_t bits = bits_of(value + 0.0f);
  bits ^= bits >> 31 ? UINT32_MAX : 0x80000000u;
  return (uint64_t)bits << 32 | (uint32_t)~position;
}

float cpl_value(uint64_t key) {
  uint32_t bits = (uint32_t)(key >> 32);
  return number_of(bits ^ (bits >> 31 ? 0x80000000u : UINT32_MAX));
}

uint32_t cpl_position(uint64_t key) { return ~(uint32_t)key; }

// Moves the greatest keys to the front: counts them by 16 of their bits, and looks into the one group that the cut goes
// through by the next 16.
static void select_greatest(uint64_t *keys, long count, long most, int shift, uint32_t *groups) {
  if (count <= most) return;
  memset(groups, 0, sizeof *groups << 16);
  for (long i = 0; i < count; i++) groups[keys[i] >> shift & 0xFFFF]++;
  long above = 0;
  uint32_t cut = 0xFFFF;
  while (above + groups[cut] <= most) above += groups[cut--];
  long front = 0, known = 0;
  for (long i = 0; i < count; i++) {
    uint64_t key = keys[i];
    uint32_t group = key >> shift & 0xFFFF;
    if (group < cut) continue;
    // Those above the cut come first, then those of its group, then what is looked at next.
    keys[i] = keys[known];
    if (group > cut) {
      keys[known] = keys[front];
      keys[front++] = key;
    } else {
      keys[known] = key;
    }
    known++;
  }
  if (shift > 0) select_greatest(keys + front, known - front, most - front, shift - 16, groups);
}

void cpl_keep(cpl_best *best, long most) {
  if (best->count < most || most == 0) return;
  uint32_t *groups = malloc(sizeof *groups << 16);
  if (!groups) abort();
  select_greatest(best->keys, best->count, most, 48, groups);
  free(groups);
  best->count = most;
  uint64_t least = UINT64_MAX;
  for (long i = 0; i < most; i++) least = best->keys[i] < least ? best->keys[i] : least;
  best->threshold = cpl_value(least);
}

INLINE void take(cpl_best *best, float value, uint64_t position) {
  if (value > best->threshold) best->keys[best->count++] = key_of(value, position);
}

// MARK: Softmax

// 2^30 * exp of x <= 0, to 2e-7: 2^k * exp(r) with |r| <= log(2)/2, and exp(r) by a polynomial with the least relative
// error there (Remez' algorithm). Below -80, which no sum can tell from 0, it is that of -80.
INLINE float exponential(float x) {
  const float round = 0x1.8p23f;  // adding it leaves a whole number in the low bits
  x = x < -80.0f ? -80.0f : x;
  float shifted = x * 0x1.715476p0f + round;  // 1 / log 2
  float k = shifted - round;
  float r = (x - k * 0x1.62e4p-1f) - k * 0x1.7f7d1cp-20f;  // log 2 in two parts
  float r2 = r * r;
  float more = (0x1.fffdfcp-2f + r * 0x1.5557aep-3f) + r2 * (0x1.572a06p-5f + r * 0x1.10627ap-7f);
  return (1.0f + (r + r2 * more)) * number_of((bits_of(shifted) << 23) + bits_of(0x1p30f));
}

// Sums are of whole numbers, so that they do not depend on an order.
INLINE int64_t sum_of_exponentials(const float *row, long classes, float greatest) {
  int64_t sum = 0;
  for (long start = 0; start < classes; start += 4096) {
    long end = start + 4096 < classes ? start + 4096 : classes;
    int32_t high = 0, low = 0;  // of 4,096 numbers of up to 31 bits, neither part overflows
    for (long i = start; i < end; i++) {
      int32_t number = (int32_t)exponential(row[i] - greatest);
      high += number >> 12;
      low += number & 0xFFF;
    }
    sum += (int64_t)high * 4096 + low;
  }
  return sum;
}

INLINE float probability(float difference, double sum) { return (float)((double)exponential(difference) / sum); }

// MARK: Rows

// The greatest value, by the order of whole numbers, which is the same and quicker; and whether all are finite.
INLINE float greatest_of(const float *row, long classes, int *all_finite) {
  int32_t greatest = INT32_MIN;
  uint32_t strange = 0;
  for (long i = 0; i < classes; i++) {
    uint32_t bits = bits_of(row[i]);
    strange |= (bits & 0x7F800000u) == 0x7F800000u;
    int32_t ordered = (int32_t)(bits ^ ((uint32_t)((int32_t)bits >> 31) & 0x7FFFFFFFu));
    greatest = ordered > greatest ? ordered : greatest;
  }
  *all_finite = !strange;
  uint32_t bits = (uint32_t)greatest;
  return number_of(bits ^ ((uint32_t)((int32_t)bits >> 31) & 0x7FFFFFFFu));
}

static void note(cpl_strangers *strangers, uint64_t position, double value) {
  if (strangers->count < strangers->places) strangers->first[strangers->count] = (cpl_stranger){position, value};
  strangers->count++;
}

// Copies a row without what is NaN or infinite: nothing is as low as -infinity.
static void clean(cpl_pool *pool, const float *row, long classes, uint64_t position) {
  for (long i = 0; i < classes; i++) {
    pool->scratch[i] = isfinite(row[i]) ? row[i] : -INFINITY;
    if (isfinite(row[i])) continue;
    note(&pool->not_finite, position + (uint64_t)i, row[i]);
  }
}

// A softmax of floats may come out a few roundings above 1.
static void check_shares(cpl_pool *pool, const float *row, long classes, uint64_t position) {
  for (long i = 0; i < classes; i++) {
    if (row[i] == -INFINITY || (row[i] >= -1e-6f && row[i] <= 1 + 1e-6f)) continue;
    note(&pool->not_share, position + (uint64_t)i, row[i]);
  }
}

// A number that all logits are above whose probability is above the threshold, but not many others.
INLINE float least_logit(float threshold, double sum, float greatest) {
  float least = (float)((double)threshold * sum) * 0x1p-30f;
  if (!(least > 0)) return -INFINITY;
  float logit = greatest + logf(least);
  return logit - (fabsf(greatest) + 100) * 1e-6f;  // for the errors of both roundings and both functions
}

// Puts the classes whose values may be among the best there: a block at a time, for hardly any block has one.
INLINE uint32_t take_row(cpl_pool *pool, const float *row, long classes, uint64_t position, float greatest) {
  enum { block = 16 };
  int logits = pool->kind == CPL_LOGITS;
  double sum = 1;
  float low = pool->probabilities.threshold, least;
  if (logits) {
    sum = (double)sum_of_exponentials(row, classes, greatest);
    low = least_logit(low, sum, greatest);
    least = pool->logits.threshold < low ? pool->logits.threshold : low;
  } else {
    least = low;
  }
  // The greatest is looked at whatever it is.
  if (!(least < greatest)) least = nextafterf(greatest, -INFINITY);
  uint32_t top = UINT32_MAX;
  for (long start = 0; start < classes; start += block) {
    long end = start + block < classes ? start + block : classes;
    if (end - start == block) {
      uint32_t any = 0;
      for (long i = 0; i < block; i++) any |= (uint32_t)(row[start + i] > least);
      if (!any) continue;
    }
    for (long i = start; i < end; i++) {
      float value = row[i];
      if (!(value > least)) continue;
      if (top == UINT32_MAX && value == greatest) top = (uint32_t)i;
      if (logits) take(&pool->logits, value, position + (uint64_t)i);
      if (value > low) {
        float share = logits ? probability(value - greatest, sum) : value;
        take(&pool->probabilities, share, position + (uint64_t)i);
      }
    }
  }
  return top;
}

FOR_EACH_PROCESSOR
long cpl_take(cpl_pool *pool, const float *rows, long count, long classes, long first) {
  for (long i = 0; i < count; i++) {
    if (pool->probabilities.capacity - pool->probabilities.count < classes ||
        (pool->kind == CPL_LOGITS && pool->logits.capacity - pool->logits.count < classes))
      return i;
    const float *row = rows + i * classes;
    uint64_t position = (uint64_t)(first + i) * (uint64_t)classes;
    int all_finite;
    float greatest = greatest_of(row, classes, &all_finite);
    if (!all_finite) {
      clean(pool, row, classes, position);
      row = pool->scratch;
      greatest = greatest_of(row, classes, &all_finite);
    }
    if (pool->kind == CPL_PROBABILITIES) check_shares(pool, row, classes, position);
    pool->top[first + i] =
        greatest == -INFINITY ? UINT32_MAX : take_row(pool, row, classes, position, greatest);
  }
  return count;
}

void cpl_softmax(const float *row, long classes, float *probabilities) {
  for (long i = 0; i < classes; i++) probabilities[i] = isfinite(row[i]) ? row[i] : -INFINITY;
  int all_finite;
  float greatest = greatest_of(probabilities, classes, &all_finite);
  double sum = (double)sum_of_exponentials(probabilities, classes, greatest);
  for (long i = 0; i < classes; i++) {
    float value = probabilities[i];
    probabilities[i] = value == -INFINITY ? 0 : probability(value - greatest, sum);
  }
}

// MARK: Widths

FOR_EACH_PROCESSOR
void cpl_widen_half(const uint16_t *halves, long count, float *numbers) {
  for (long i = 0; i < count; i++) {
    // The exponent and fraction moved to their places in a float whose exponent is biased by 112 more; subnormal halves
    // come out right because the product is exact.
    uint32_t half = halves[i], sign = (half & 0x8000u) << 16, rest = half & 0x7FFFu;
    float number = number_of(rest << 13) * 0x1p112f;
    uint32_t bits = rest >= 0x7C00u ? 0x7F800000u | rest << 13 : bits_of(number);
    numbers[i] = number_of(bits | sign);
  }
}

// Whether any number is infinite that was finite before.
FOR_EACH_PROCESSOR
static int narrow_doubles(const double *doubles, long count, float *numbers) {
  int beyond = 0;
  for (long i = 0; i < count; i++) {
    numbers[i] = (float)doubles[i];
    beyond |= (fabsf(numbers[i]) == INFINITY) & (fabs(doubles[i]) != INFINITY);
  }
  return beyond;
}

void cpl_narrow_double(const double *doubles, long count, float *numbers, uint64_t position, cpl_strangers *beyond) {
  if (!narrow_doubles(doubles, count, numbers)) return;
  for (long i = 0; i < count; i++)
    if (isinf(numbers[i]) && isfinite(doubles[i])) note(beyond, position + (uint64_t)i, doubles[i]);
}
