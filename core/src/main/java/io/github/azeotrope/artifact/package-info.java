/**
 * Who was given what: a bounded, expiring table of the owners of reasoning blocks, response ids and
 * conversations, and the presentations of them by somebody else. Knows keyed hashes alone.
 *
 * <p>Reference: Mark Hill and Alan Smith, "Evaluating associativity in CPU caches", IEEE
 * Transactions on Computers 38, 1989 (little is lost by dropping the oldest of eight in place of
 * the oldest of all).
 */
@NullMarked
package io.github.azeotrope.artifact;

import org.jspecify.annotations.NullMarked;
