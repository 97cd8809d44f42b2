/** What was found: identity, members, history and frozen evidence of campaigns. */
@NullMarked
package io.github.azeotrope.campaign;

import org.jspecify.annotations.NullMarked;
