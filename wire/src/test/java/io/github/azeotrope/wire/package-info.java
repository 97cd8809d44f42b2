/** What is read from bodies, however their bytes arrive and whatever they are. */
@NullMarked
package io.github.azeotrope.wire;

import org.jspecify.annotations.NullMarked;
