/** The filter in embedded Tomcat. */
@NullMarked
package io.github.azeotrope.examples.tomcat;

import org.jspecify.annotations.NullMarked;
