/** The filter in embedded Jetty. */
@NullMarked
package io.github.azeotrope.examples.jetty;

import org.jspecify.annotations.NullMarked;
