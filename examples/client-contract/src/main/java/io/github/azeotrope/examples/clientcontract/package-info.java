/** What the official clients of the model APIs may expect of a host with the library in it. */
@NullMarked
package io.github.azeotrope.examples.clientcontract;

import org.jspecify.annotations.NullMarked;
