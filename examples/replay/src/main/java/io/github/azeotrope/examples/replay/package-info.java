/** Replays a recorded trace through the library and reports the campaigns found. */
@NullMarked
package io.github.azeotrope.examples.replay;

import org.jspecify.annotations.NullMarked;
