/** The library as an advisor of Spring AI. */
@NullMarked
package io.github.azeotrope.examples.springai;

import org.jspecify.annotations.NullMarked;
