@NullMarked
package io.github.azeotrope.metrics;

import org.jspecify.annotations.NullMarked;
