/** What the detector says of whole traces: scores against the truth, and what must not matter. */
@NullMarked
package io.github.azeotrope.examples.replay.traces;

import org.jspecify.annotations.NullMarked;
