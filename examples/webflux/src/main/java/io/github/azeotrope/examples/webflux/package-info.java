/** The library in a reactive host. */
@NullMarked
package io.github.azeotrope.examples.webflux;

import org.jspecify.annotations.NullMarked;
