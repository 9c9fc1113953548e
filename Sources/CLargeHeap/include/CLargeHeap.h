#ifndef CLARGEHEAP_H
#define CLARGEHEAP_H

#include <stdbool.h>

/// Prepares memory for a program that soon fills tens or hundreds of megabytes of it: one heap for all threads, grown by 256 MiB
/// at once and kept until the end.
///
/// Otherwise each thread's heap grows page by page with a system call each, and large arrays come from the kernel and go
/// back to it. See mallopt(3). All of this is advice: where it is not taken, nothing but time is lost. Call it before
/// there are threads.
///
/// Large pages (madvise(2)) spare a page fault for each 4 KiB, and take memory for what lies between. On a virtual machine that
/// hands free memory back to its host, each of them is 2 MiB that must be asked for again, which takes 4 to 10 ms.
void lh_prepare(bool large_pages);

/// Gives freed memory back to the kernel now, which otherwise happens when the process ends. See malloc_trim(3).
void lh_release(void);

/// Prepares memory for a program that for hours makes and drops large blocks of many sizes, such as pictures: blocks of
/// 512 KiB or more are mapped one by one and go back to the kernel at once. Not smaller ones: each frame has surfaces of up to
/// 300 KiB, and to map those anew would be a fifth of the time from a key to its answer.
///
/// Otherwise glibc takes them from the heap as soon as the first of them was dropped (the threshold is dynamic,
/// mallopt(3)), and what stays behind them leaves holes that the next ones do not fit in. Advice, as above.
void lh_map_large_blocks(void);

#endif
