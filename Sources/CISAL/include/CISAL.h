// Inflating and deflating with ISA-L, six to eight times as fast as zlib, wherever it is there.
//
// It is asked for twice, and may be missing both times: its header (libisal-dev) when this is built, its library
// (libisal2) when the program runs. It is loaded on first use, so that a program that inflates nothing starts
// without it, and a program built with it runs where it is not installed.
#ifndef CISAL_H
#define CISAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A raw deflate stream (RFC 1951) that is being inflated.
typedef struct ci_stream ci_stream;

/// What inflating and deflating say.
typedef enum __attribute__((enum_extensibility(closed))) {
  /// All input was taken or all output is filled: give more.
  ci_more,
  /// The stream has ended and everything it holds was given out.
  ci_finished,
  /// The stream is not deflate, or cannot be made. How much was taken and given is not known.
  ci_corrupt,
} ci_outcome;

/// Whether ISA-L is there. Without it, nothing below may be called.
bool ci_is_available(void);

/// Begins a stream; NULL when memory ran out.
ci_stream *ci_stream_create(void);
/// Frees a stream.
void ci_stream_free(ci_stream *stream);
/// Inflates as much as input and output allow, and moves both pointers and counts on.
ci_outcome ci_stream_inflate(ci_stream *stream, const uint8_t **input, size_t *input_count, uint8_t **output,
                             size_t *output_count);
/// How many bytes of the input already taken lie behind the end of a finished stream.
size_t ci_stream_unread(const ci_stream *stream);

/// A raw deflate stream that is being made.
typedef struct ci_deflater ci_deflater;

/// Begins a stream, at level 1; NULL when memory ran out.
ci_deflater *ci_deflater_create(void);
/// Frees a stream.
void ci_deflater_free(ci_deflater *deflater);
/// Deflates as much as input and output allow, and moves both pointers and counts on. Once `is_last` was true, no more
/// input may be given; it is finished when that is taken and everything was given out.
ci_outcome ci_deflater_deflate(ci_deflater *deflater, const uint8_t **input, size_t *input_count, bool is_last,
                               uint8_t **output, size_t *output_count);

/// The CRC-32 of zip (RFC 1952) of what went before, 0 at first, and these bytes.
uint32_t ci_checksum(uint32_t before, const uint8_t *bytes, size_t count);

#endif
