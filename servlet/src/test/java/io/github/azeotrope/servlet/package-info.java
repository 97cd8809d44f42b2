@NullMarked
package io.github.azeotrope.servlet;

import org.jspecify.annotations.NullMarked;
