/**
 * Which accounts are kept: a hard cap, stripes with a lock each, rows in chunked slabs, and who has
 * to go when all places are taken.
 *
 * <p>Reference: Fernando Corbató, "A paging experiment with the Multics system", MIT Project MAC
 * report, 1968 (CLOCK; here with a small count in place of one bit); Juncheng Yang et al., "FIFO
 * queues are all you need for cache eviction", SOSP 2023 (who came once goes first).
 */
@NullMarked
package io.github.azeotrope.table;

import org.jspecify.annotations.NullMarked;
