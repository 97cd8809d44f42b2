/** The filter as a bean of a Spring Boot application. */
@NullMarked
package io.github.azeotrope.examples.springboot;

import org.jspecify.annotations.NullMarked;
