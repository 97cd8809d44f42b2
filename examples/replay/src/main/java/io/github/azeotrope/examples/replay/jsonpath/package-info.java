/**
 * A subset of JSONPath (RFC 9535) that is answered from a stream of tokens: nothing is built into a
 * tree, and what no path leads to is passed over.
 */
@NullMarked
package io.github.azeotrope.examples.replay.jsonpath;

import org.jspecify.annotations.NullMarked;
