#include "CISAL.h"

#include <stdlib.h>

#if __has_include(<isa-l/igzip_lib.h>)

#include <dlfcn.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <pthread.h>

// The version of the interface that the header describes: the struct below is part of it.
static const char *const library_name = "libisal.so.2";

static struct {
  __typeof__(isal_inflate_init) *start;
  __typeof__(isal_inflate) *inflate;
  __typeof__(isal_deflate_init) *start_deflate;
  __typeof__(isal_deflate) *deflate;
  __typeof__(crc32_gzip_refl) *checksum;
  bool is_complete;
} library;

static void load(void) {
  // Never closed: it stays until the program ends.
  void *handle = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return;
  library.start = (__typeof__(library.start))dlsym(handle, "isal_inflate_init");
  library.inflate = (__typeof__(library.inflate))dlsym(handle, "isal_inflate");
  library.start_deflate = (__typeof__(library.start_deflate))dlsym(handle, "isal_deflate_init");
  library.deflate = (__typeof__(library.deflate))dlsym(handle, "isal_deflate");
  library.checksum = (__typeof__(library.checksum))dlsym(handle, "crc32_gzip_refl");
  library.is_complete =
      library.start && library.inflate && library.start_deflate && library.deflate && library.checksum;
}

bool ci_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return library.is_complete;
}

struct ci_stream {
  struct inflate_state state;
};

ci_stream *ci_stream_create(void) {
  ci_stream *stream = malloc(sizeof *stream);
  if (stream == NULL) return NULL;
  library.start(&stream->state);
  stream->state.crc_flag = ISAL_DEFLATE;
  return stream;
}

void ci_stream_free(ci_stream *stream) { free(stream); }

// ISA-L counts in 32 bits.
static uint32_t piece(size_t count) { return count < UINT32_MAX ? (uint32_t)count : UINT32_MAX; }

ci_outcome ci_stream_inflate(ci_stream *stream, const uint8_t **input, size_t *input_count, uint8_t **output,
                             size_t *output_count) {
  struct inflate_state *state = &stream->state;
  uint32_t input_piece = piece(*input_count), output_piece = piece(*output_count);
  // It only reads what it takes as not const.
  state->next_in = (uint8_t *)*input;
  state->avail_in = input_piece;
  state->next_out = *output;
  state->avail_out = output_piece;
  int code = library.inflate(state);
  // After an error, ISA-L leaves pointers and counts that contradict each other.
  if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT && code != ISAL_OUT_OVERFLOW) return ci_corrupt;
  *input = state->next_in;
  *input_count -= input_piece - state->avail_in;
  *output = state->next_out;
  *output_count -= output_piece - state->avail_out;
  return state->block_state == ISAL_BLOCK_FINISH ? ci_finished : ci_more;
}

size_t ci_stream_unread(const ci_stream *stream) { return (size_t)(stream->state.read_in_length / 8); }

struct ci_deflater {
  struct isal_zstream stream;
  uint8_t level_buffer[ISAL_DEF_LVL1_DEFAULT];
};

ci_deflater *ci_deflater_create(void) {
  ci_deflater *deflater = malloc(sizeof *deflater);
  if (deflater == NULL) return NULL;
  library.start_deflate(&deflater->stream);
  deflater->stream.level = 1;
  deflater->stream.level_buf = deflater->level_buffer;
  deflater->stream.level_buf_size = sizeof deflater->level_buffer;
  return deflater;
}

void ci_deflater_free(ci_deflater *deflater) { free(deflater); }

ci_outcome ci_deflater_deflate(ci_deflater *deflater, const uint8_t **input, size_t *input_count, bool is_last,
                               uint8_t **output, size_t *output_count) {
  struct isal_zstream *stream = &deflater->stream;
  uint32_t input_piece = piece(*input_count), output_piece = piece(*output_count);
  stream->next_in = (uint8_t *)*input;
  stream->avail_in = input_piece;
  stream->next_out = *output;
  stream->avail_out = output_piece;
  stream->end_of_stream = is_last && input_piece == *input_count;
  if (library.deflate(stream) != COMP_OK) return ci_corrupt;
  *input = stream->next_in;
  *input_count -= input_piece - stream->avail_in;
  *output = stream->next_out;
  *output_count -= output_piece - stream->avail_out;
  return stream->internal_state.state == ZSTATE_END ? ci_finished : ci_more;
}

uint32_t ci_checksum(uint32_t before, const uint8_t *bytes, size_t count) {
  return library.checksum(before, bytes, count);
}

#else

// Built without the header: never available, so that zlib is used.

bool ci_is_available(void) { return false; }
ci_stream *ci_stream_create(void) { return NULL; }
void ci_stream_free(ci_stream *stream) { (void)stream; }
ci_outcome ci_stream_inflate(ci_stream *stream, const uint8_t **input, size_t *input_count, uint8_t **output,
                             size_t *output_count) {
  (void)stream, (void)input, (void)input_count, (void)output, (void)output_count;
  return ci_corrupt;
}
size_t ci_stream_unread(const ci_stream *stream) { return (void)stream, 0; }
ci_deflater *ci_deflater_create(void) { return NULL; }
void ci_deflater_free(ci_deflater *deflater) { (void)deflater; }
ci_outcome ci_deflater_deflate(ci_deflater *deflater, const uint8_t **input, size_t *input_count, bool is_last,
                               uint8_t **output, size_t *output_count) {
  (void)deflater, (void)input, (void)input_count, (void)is_last, (void)output, (void)output_count;
  return ci_corrupt;
}
uint32_t ci_checksum(uint32_t before, const uint8_t *bytes, size_t count) {
  return (void)bytes, (void)count, before;
}

#endif
