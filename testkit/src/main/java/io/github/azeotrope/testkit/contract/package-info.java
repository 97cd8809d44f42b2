/** What whoever wires in an observer must hold; the tests bring JUnit 5 along. */
@NullMarked
package io.github.azeotrope.testkit.contract;

import org.jspecify.annotations.NullMarked;
