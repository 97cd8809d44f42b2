/** How people hear of campaigns, and what they can do then. */
@NullMarked
package io.github.azeotrope.examples.alerts;

import org.jspecify.annotations.NullMarked;
