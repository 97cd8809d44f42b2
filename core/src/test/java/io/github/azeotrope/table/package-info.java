/** Tests of the account table. */
@NullMarked
package io.github.azeotrope.table;

import org.jspecify.annotations.NullMarked;
