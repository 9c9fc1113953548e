// The inner part of SHA-256 (FIPS 180-4, 6.2.2): by the instructions of x86-64 for it, libmd where there are none, which
// takes four times as long.
//
// OpenSSL uses the same instructions, and is twice as fast as libmd without them, but to load it takes longer than to digest
// four megabytes with them.
#ifndef CMESSAGEDIGEST_H
#define CMESSAGEDIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Takes blocks of 64 bytes into a state.
void md_compress(uint32_t state[8], const uint8_t *blocks, size_t count);
/// The same without these instructions, by libmd.
void md_compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
