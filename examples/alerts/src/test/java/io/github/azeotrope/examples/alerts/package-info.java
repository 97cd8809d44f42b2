@NullMarked
package io.github.azeotrope.examples.alerts;

import org.jspecify.annotations.NullMarked;
