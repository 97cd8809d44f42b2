@NullMarked
package io.github.azeotrope.examples.replay.jsonpath;

import org.jspecify.annotations.NullMarked;
