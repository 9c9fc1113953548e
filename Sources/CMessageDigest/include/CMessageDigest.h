// The inner part of SHA-256 (FIPS 180-4, 6.2.2): the processor's own instructions where it has them, libmd where not.
//
// OpenSSL uses the same instructions, but to load it takes longer than to digest ten megabytes.
#ifndef CMESSAGEDIGEST_H
#define CMESSAGEDIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Takes blocks of 64 bytes into a state, five times as fast where the processor has instructions for it.
void md_compress(uint32_t state[8], const uint8_t *blocks, size_t count);
/// The same without these instructions, by libmd.
void md_compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
