#define _GNU_SOURCE
#include "CLargeHeap.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

/// How much the heap grows at once. What is not used takes no memory.
enum { step = 1 << 28, large_page = 1 << 21 };

/// Whether a resource is limited: then what the heap takes in advance may be missing elsewhere.
static int is_limited(int resource) {
  struct rlimit limit;
  return getrlimit(resource, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

void lh_map_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 512 << 10);
  mallopt(M_TRIM_THRESHOLD, 128 << 10);
}

static void map_in_large_pages(void) {
  // More than is free: the heap grows by the whole step.
  void *block = malloc(large_page);
  if (!block) return;
  uintptr_t start = ((uintptr_t)block + large_page - 1) & -(uintptr_t)large_page;
  madvise((void *)start, step - large_page, MADV_HUGEPAGE);
  free(block);
}

void lh_prepare(bool large_pages) {
  if (is_limited(RLIMIT_AS) || is_limited(RLIMIT_DATA)) return;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_TOP_PAD, step);
  if (large_pages) map_in_large_pages();
}

void lh_release(void) { malloc_trim(0); }
