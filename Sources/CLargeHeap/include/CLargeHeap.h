#ifndef CLARGEHEAP_H
#define CLARGEHEAP_H

/// Prepares memory for a program that soon fills tens or hundreds of megabytes of it: one heap for all threads, grown by 256 MiB
/// at once, kept until the end, and mapped in large pages.
///
/// Otherwise each thread's heap grows page by page with a system call each, large arrays come from the kernel and go
/// back to it, and every 4 KiB of them are a page fault. See mallopt(3), madvise(2). All of this is advice: where it is
/// not taken, nothing but time is lost. Call it before there are threads.
void lh_prepare(void);

/// Prepares memory for a program that for hours makes and drops large blocks of many sizes, such as pictures: blocks of
/// 96 KiB or more are mapped one by one and go back to the kernel at once.
///
/// Otherwise glibc takes them from the heap as soon as the first of them was dropped (the threshold is dynamic,
/// mallopt(3)), and what stays behind them leaves holes that the next ones do not fit in. Advice, as above.
void lh_map_large_blocks(void);

#endif
