/** Holds the build to its promises: the arrows between rooms and the published signatures. */
package io.github.azeotrope.build;
