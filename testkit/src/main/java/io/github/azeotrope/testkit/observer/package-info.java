/** Observers to put in a detector's place in a host's own tests. */
@NullMarked
package io.github.azeotrope.testkit.observer;

import org.jspecify.annotations.NullMarked;
