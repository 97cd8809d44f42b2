/** A model server that needs no model, so that each example is about its host. */
@NullMarked
package io.github.azeotrope.examples.mockmodel;

import org.jspecify.annotations.NullMarked;
