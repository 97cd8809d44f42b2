/**
 * The vocabulary: what a host says about an exchange ({@link ModelRequest}, {@link ModelResponse}),
 * what it hears back ({@link Assessment}), and the one interface between the two ({@link
 * RequestObserver}).
 *
 * <p>This package imports no other package of the library; every other package may import it.
 */
@NullMarked
package io.github.azeotrope;

import org.jspecify.annotations.NullMarked;
