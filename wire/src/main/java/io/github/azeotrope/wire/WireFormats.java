package io.github.azeotrope.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model APIs that are understood, and the way in for a filter or gateway:
 *
 * <pre>{@code
 * WireFormats formats = WireFormats.standard();                     // one for the host
 *
 * WireExchange exchange = formats.exchange(method, path,            // one an HTTP exchange
 *     request -> observer.observe(request.toModelRequest(account, now()).build()),
 *     answer -> observer.complete(answer.toModelResponse(account, now(), null)));
 * exchange.request().feed(bytes, offset, length);                   // as they pass
 * exchange.request().finish();
 * exchange.answer().feed(bytes, offset, length);
 * exchange.answer().finish();
 * }</pre>
 *
 * <p>Thread-safe; one instance serves all exchanges of a host and counts what it sees. Memory: 1
 * MiB for the chains of response ids where there are any, and what {@link WireLimits} allows for
 * each body being read.
 */
public final class WireFormats {
  private final List<WireFormat> formats;
  private final WireLimits limits;
  private final Tally tally = new Tally();
  private final ResponseChains chains = new ResponseChains();

  private WireFormats(List<WireFormat> formats, WireLimits limits) {
    this.formats = formats;
    this.limits = limits;
  }

  /**
   * OpenAI chat completions, completions, responses and batch input files; Anthropic messages and
   * message batches; Gemini generateContent and its batches; Ollama chat and generate; under
   * whatever prefix of the path they stand.
   */
  public static WireFormats standard() {
    return new WireFormats(StandardFormats.ALL, WireLimits.DEFAULT);
  }

  /** These formats and, asked before them, the given one; counts anew. */
  public WireFormats with(WireFormat format) {
    List<WireFormat> all = new ArrayList<>();
    all.add(Objects.requireNonNull(format, "format"));
    all.addAll(formats);
    return new WireFormats(List.copyOf(all), limits);
  }

  /** These formats within other limits; counts anew. */
  public WireFormats withLimits(WireLimits other) {
    return new WireFormats(formats, Objects.requireNonNull(other, "other"));
  }

  /**
   * Begins to read an HTTP exchange. Never throws but for null.
   *
   * <p>A request that is not complete ({@link WireRequest#isComplete}) is counted and not told: no
   * model answers it, so it would be a free way to look like somebody else. A host that knows of
   * other requests that were refused should not observe them either.
   *
   * @param method the HTTP method
   * @param path the path of the request; a query is left out of account
   * @param requests takes each request, on the thread that feeds; what it throws is counted only
   * @param answers takes the answer, on the thread that feeds; what it throws is counted only
   */
  public WireExchange exchange(
      String method,
      String path,
      Consumer<? super WireRequest> requests,
      Consumer<? super WireAnswer> answers) {
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(answers, "answers");
    String place = Paths.normalised(path);
    WireFormat format = find(method, place);
    if (format == null) {
      tally.notRead(!Paths.mayCarryPrompt(method, place));
      return new WireExchange("", GuardedParser.idle(), GuardedParser.idle());
    }
    tally.exchange();
    Session session = new Session(chains);
    return new WireExchange(
        format.name(),
        GuardedParser.<WireRequest>of(
            sink -> format.request(place, limits, sink),
            request -> tell(session.of(request), requests),
            tally),
        GuardedParser.<WireAnswer>of(
            sink -> format.answer(place, limits, sink),
            answer -> tell(session.continuedBy(answer), answers),
            tally));
  }

  /** What was seen since this object was made. */
  public WireStatistics statistics() {
    return tally.snapshot();
  }

  private @Nullable WireFormat find(String method, String path) {
    for (WireFormat format : formats) {
      try {
        if (format.accepts(method, path)) {
          return format;
        }
      } catch (RuntimeException e) {
        tally.problem(WireProblem.FAILED);
      }
    }
    return null;
  }

  private void tell(WireRequest request, Consumer<? super WireRequest> to) {
    if (!request.isComplete()) {
      return;
    }
    tally.request(request);
    to.accept(request);
  }

  private void tell(WireAnswer answer, Consumer<? super WireAnswer> to) {
    tally.answer();
    to.accept(answer);
  }
}
