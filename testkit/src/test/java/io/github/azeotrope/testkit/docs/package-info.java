/** Holds the README to what the code does. */
@NullMarked
package io.github.azeotrope.testkit.docs;

import org.jspecify.annotations.NullMarked;
