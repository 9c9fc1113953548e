// The arithmetic of pooling, in C so that one program has it for each generation of processor.
#ifndef CPOOLING_H
#define CPOOLING_H

#include <stdint.h>

/// The greatest values seen so far, each with the position that it was seen at.
///
/// A key is a value above a position: of two keys the greater has the greater value, or the same and the earlier
/// position. Values come in the order of their positions.
typedef struct {
  uint64_t *keys;
  long count, capacity;
  float threshold;  // only greater values get in
} cpl_best;

/// What predictions are.
enum { CPL_LOGITS, CPL_PROBABILITIES };

/// A number that predictions may not have, and where it stands.
typedef struct {
  uint64_t position;
  double value;
} cpl_stranger;

/// The first of such numbers, and how many there are.
typedef struct {
  cpl_stranger *first;
  long places, count;  // how many of them are kept; how many there are
} cpl_strangers;

/// The pooling of one model's predictions.
typedef struct {
  cpl_best logits, probabilities;
  int kind;
  float *scratch;            // room for one row
  uint32_t *top;             // the top label of each row; UINT32_MAX where no prediction of a row counts
  cpl_strangers not_finite;  // values that are NaN or infinite
  cpl_strangers not_share;   // values below 0 or above 1 where probabilities are expected
  cpl_strangers beyond;      // finite values that no float comes near
} cpl_pool;

/// Takes in rows of predictions until all are done or one of the best lists might not have room for the next row.
///
/// - rows: count rows of so many classes each, the first of them being number `first` of all.
///
/// A value that is NaN or infinite is counted and then passed over as if the model had not said anything of that class.
/// Returns how many rows were taken in. Every processor gives the same bits.
long cpl_take(cpl_pool *pool, const float *rows, long count, long classes, long first);

/// Leaves only so many of the greatest, in no order, and lets in only what is greater from now on.
void cpl_keep(cpl_best *best, long most);

/// The value of a key, and its position.
float cpl_value(uint64_t key);
uint32_t cpl_position(uint64_t key);

/// The probability of each class of one row of logits: softmax, to 1e-6. A value that is NaN or infinite has probability 0.
void cpl_softmax(const float *row, long classes, float *probabilities);

/// The columns of the greatest values of each row, the greatest first; of equal values the first column first.
///
/// - places: `most` for each row; UINT32_MAX where a row has fewer columns.
///
/// Returns how many rows were ranked: fewer than count where the next has a value that is NaN or infinite.
long cpl_rank_floats(const float *rows, long count, long classes, int most, uint32_t *places);
long cpl_rank_doubles(const double *rows, long count, long classes, int most, uint32_t *places);

/// Halves as float.
void cpl_widen_half(const uint16_t *halves, long count, float *numbers);

/// Doubles as float, rounded to the nearest. The first is at `position`; those that are finite, and no float comes near, are noted as
/// `beyond`, and become infinite.
void cpl_narrow_double(const double *doubles, long count, float *numbers, uint64_t position, cpl_strangers *beyond);

#endif
