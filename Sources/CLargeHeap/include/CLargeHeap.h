#ifndef CLARGEHEAP_H
#define CLARGEHEAP_H

/// Prepares memory for a program that soon fills tens or hundreds of megabytes of it: one heap for all threads, grown by 256 MiB
/// at once, kept until the end, and mapped in large pages.
///
/// Otherwise each thread's heap grows page by page with a system call each, large arrays come from the kernel and go
/// back to it, and every 4 KiB of them are a page fault. See mallopt(3), madvise(2). All of this is advice: where it is
/// not taken, nothing but time is lost. Call it before there are threads.
void lh_prepare(void);

#endif
