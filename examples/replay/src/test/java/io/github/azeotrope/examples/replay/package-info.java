@NullMarked
package io.github.azeotrope.examples.replay;

import org.jspecify.annotations.NullMarked;
