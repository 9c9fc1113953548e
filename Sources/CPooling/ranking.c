#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "CPooling.h"
#include "CProcessors.h"

#pragma STDC FP_CONTRACT OFF

enum {
  LANES = 64,  // a row's greatest values are looked for in so many columns at once
  GROUPS = 16  // and these are put together to so many groups
};

// The greatest value of each group of columns; and whether all are finite: x - x is 0 then, and otherwise NaN.
//
// As many values as there are groups are at least as great as the least of the groups' greatest, and so on: the most-th
// greatest of these is no greater than the most-th greatest of the row.
#define GREATEST_OF_GROUPS(NAME, NUMBER)                                                       \
  INLINE int NAME(const NUMBER *row, long classes, NUMBER *groups) {                           \
    NUMBER lanes[LANES], strange[LANES];                                                       \
    for (int j = 0; j < LANES; j++) lanes[j] = -INFINITY, strange[j] = 0;                      \
    long start = 0;                                                                            \
    for (; start + LANES <= classes; start += LANES)                                           \
      for (int j = 0; j < LANES; j++) {                                                        \
        NUMBER x = row[start + j];                                                             \
        lanes[j] = x > lanes[j] ? x : lanes[j];                                                \
        strange[j] += x - x;                                                                   \
      }                                                                                        \
    for (int j = 0; start + j < classes; j++) {                                                \
      NUMBER x = row[start + j];                                                               \
      lanes[j] = x > lanes[j] ? x : lanes[j];                                                  \
      strange[j] += x - x;                                                                     \
    }                                                                                          \
    for (int width = LANES / 2; width >= GROUPS; width /= 2)                                   \
      for (int j = 0; j < width; j++) {                                                        \
        lanes[j] = lanes[j + width] > lanes[j] ? lanes[j + width] : lanes[j];                  \
        strange[j] += strange[j + width];                                                      \
      }                                                                                        \
    NUMBER sum = 0;                                                                            \
    for (int j = 0; j < GROUPS; j++) groups[j] = lanes[j], sum += strange[j];                  \
    return sum == 0;                                                                           \
  }

// The most-th greatest of the groups' values: the least of those that fewer than `most` others exceed.
#define LEAST_OF_BEST(NAME, NUMBER)                                                            \
  INLINE NUMBER NAME(const NUMBER *groups, int most) {                                         \
    int greater[GROUPS] = {0};                                                                 \
    for (int i = 0; i < GROUPS; i++)                                                           \
      for (int j = 0; j < GROUPS; j++) greater[j] += groups[i] > groups[j];                    \
    NUMBER least = INFINITY;                                                                   \
    for (int j = 0; j < GROUPS; j++) {                                                         \
      NUMBER value = greater[j] < most ? groups[j] : (NUMBER)INFINITY;                         \
      least = value < least ? value : least;                                                   \
    }                                                                                          \
    return least;                                                                              \
  }

// Puts a value among the best so far, behind those that are as great: they came first.
#define PUT(NAME, NUMBER)                                                                      \
  INLINE int NAME(NUMBER *best, uint32_t *places, int count, int most, NUMBER value, uint32_t place) { \
    if (count == most && !(value > best[most - 1])) return count;                              \
    int at = count < most ? count : most - 1;                                                  \
    for (; at > 0 && value > best[at - 1]; at--) best[at] = best[at - 1], places[at] = places[at - 1]; \
    best[at] = value, places[at] = place;                                                      \
    return count < most ? count + 1 : most;                                                    \
  }

// Blocks with a value that may be among the best are noted first, without a branch that nobody could foresee.
#define RANK_ROW(NAME, NUMBER, GREATEST, LEAST, PUT)                                           \
  INLINE int NAME(const NUMBER *row, long classes, int most, NUMBER *best, uint32_t *places) { \
    enum { block = 16, noted = 64 };                                                           \
    NUMBER groups[GROUPS];                                                                     \
    if (!GREATEST(row, classes, groups)) return 0;                                             \
    NUMBER least = most <= GROUPS ? LEAST(groups, most) : (NUMBER)-INFINITY;                   \
    int count = 0;                                                                             \
    for (long start = 0; start < classes;) {                                                   \
      long starts[noted];                                                                      \
      int found = 0;                                                                           \
      for (int step = 0; step < noted && start + block <= classes; step++, start += block) {   \
        uint32_t any = 0;                                                                      \
        for (long i = 0; i < block; i++) any |= (uint32_t)(row[start + i] >= least);           \
        starts[found] = start;                                                                 \
        found += any != 0;                                                                     \
      }                                                                                        \
      for (int k = 0; k < found; k++)                                                          \
        for (long i = starts[k]; i < starts[k] + block; i++)                                   \
          if (row[i] >= least) count = PUT(best, places, count, most, row[i], (uint32_t)i);    \
      if (start + block <= classes) continue;                                                  \
      for (; start < classes; start++)                                                         \
        if (row[start] >= least) count = PUT(best, places, count, most, row[start], (uint32_t)start); \
    }                                                                                          \
    for (; count < most; count++) places[count] = UINT32_MAX;                                  \
    return 1;                                                                                  \
  }

#define RANK_ROWS(NAME, NUMBER, RANK_ROW)                                                      \
  FOR_EACH_PROCESSOR                                                                           \
  long NAME(const NUMBER *rows, long count, long classes, int most, uint32_t *places) {        \
    NUMBER *best = malloc(sizeof *best * (size_t)most);                                        \
    if (!best) abort();                                                                        \
    long done = 0;                                                                             \
    while (done < count && RANK_ROW(rows + done * classes, classes, most, best, places + done * most)) done++; \
    free(best);                                                                                \
    return done;                                                                               \
  }

GREATEST_OF_GROUPS(greatest_floats, float)
GREATEST_OF_GROUPS(greatest_doubles, double)
LEAST_OF_BEST(least_float, float)
LEAST_OF_BEST(least_double, double)
PUT(put_float, float)
PUT(put_double, double)
RANK_ROW(rank_float_row, float, greatest_floats, least_float, put_float)
RANK_ROW(rank_double_row, double, greatest_doubles, least_double, put_double)
RANK_ROWS(cpl_rank_floats, float, rank_float_row)
RANK_ROWS(cpl_rank_doubles, double, rank_double_row)
