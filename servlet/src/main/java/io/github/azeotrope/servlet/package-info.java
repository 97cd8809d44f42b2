/**
 * A servlet filter that shows a {@link io.github.azeotrope.RequestObserver} what passes between
 * clients and a model API. Start with {@link io.github.azeotrope.servlet.DistillationFilter}.
 *
 * <p>The bytes that the application reads and the client gets are the same with the filter and
 * without it, whatever they are and however they come; a failure inside the filter is counted and
 * reaches nobody.
 *
 * <p>References: Jakarta Servlet 6.0; RFC 7239 ({@code Forwarded}).
 */
@NullMarked
package io.github.azeotrope.servlet;

import org.jspecify.annotations.NullMarked;
