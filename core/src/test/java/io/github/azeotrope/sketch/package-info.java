@NullMarked
package io.github.azeotrope.sketch;

import org.jspecify.annotations.NullMarked;
