/** Assertions in the words of the field; the host's tests bring AssertJ along. */
@NullMarked
package io.github.azeotrope.testkit.assertj;

import org.jspecify.annotations.NullMarked;
