package io.github.azeotrope.examples.replay;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer, as one line of a trace tells them.
 *
 * @param request what was asked
 * @param response what is known of the answer, or null where nothing is
 */
public record Exchange(ModelRequest request, @Nullable ModelResponse response) {}
