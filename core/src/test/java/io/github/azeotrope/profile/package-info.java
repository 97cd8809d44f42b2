/** Tests of the rows. */
@NullMarked
package io.github.azeotrope.profile;

import org.jspecify.annotations.NullMarked;
