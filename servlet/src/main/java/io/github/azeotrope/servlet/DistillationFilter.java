package io.github.azeotrope.servlet;

import io.github.azeotrope.AccountFacts;
import io.github.azeotrope.Assessment;
import io.github.azeotrope.ClientNetwork;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.response.Action;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.wire.WireFormats;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link RequestObserver} the requests and answers of a model API as they pass:
 *
 * <pre>{@code
 * DistillationFilter filter =
 *     DistillationFilter.builder(detector.observer())
 *         .account(ApiKeys.hashedWith(key))
 *         .proxies(TrustedProxies.xForwardedFor("10.0.0.0/8"))
 *         .ladder(ladder)
 *         .build();
 * }</pre>
 *
 * <p>Register it with asynchronous support and behind authentication. It asks for the account's
 * assessment before the body is read, reads along what the application reads and writes, and shows
 * the observer each request and answer when the exchange has ended. Requests that end with status
 * 400 or above are not shown. Bytes are neither held up nor changed, in blocking, asynchronous,
 * streamed and aborted exchanges; exchanges without a prompt ({@link WireFormats}) are not touched.
 *
 * <p>Without a {@link Builder#ladder} or {@link Builder#policy} flagged accounts are served like
 * everybody. With one, what it advises is carried out by a {@link Responder}, and stands with the
 * assessment in the request's attributes.
 *
 * <p>Not seen: a body that the application takes as parts ({@code getParts}), because the container
 * reads it; it is counted as empty. An exchange passes one filter of this class at most, however
 * many are registered.
 *
 * <p>Thread-safe. Holds no thread, thread-local or static state; {@link #destroy} closes nothing,
 * because the filter owns nothing. Memory: per exchange what the formats' limits allow for two
 * bodies, about 1 MiB for the longest prompts, whatever the length of the bodies. Cost: reading the
 * headers, one look-up, and one pass over the bytes after they have passed.
 */
public final class DistillationFilter implements Filter {
  /** The request attribute that holds the {@link Assessment} of the account that asks. */
  public static final String ASSESSMENT = "io.github.azeotrope.assessment";

  /**
   * The request attribute that holds the advised {@link Action}; for {@link
   * ActionKind#WITHHOLD_REASONING}, which only the application can do.
   */
  public static final String ACTION = "io.github.azeotrope.action";

  private final Host host;

  private DistillationFilter(Host host) {
    this.host = host;
  }

  /** A builder with the defaults; the account has none. */
  public static Builder builder(RequestObserver observer) {
    return new Builder(Objects.requireNonNull(observer, "observer"));
  }

  /** What was seen since this filter was made. */
  public FilterStats stats() {
    return host.counters().snapshot(host.formats().statistics());
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse answer
        && http.getDispatcherType() == DispatcherType.REQUEST
        && !isReadAlong(http)) {
      Exchange exchange = Exchange.begin(host, http, answer);
      if (exchange != null) {
        passOn(http, answer, chain, exchange);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isReadAlong(HttpServletRequest request) {
    return request instanceof RequestTee
        || (request instanceof ServletRequestWrapper wrapper
            && wrapper.isWrapperFor(RequestTee.class));
  }

  private void passOn(
      HttpServletRequest http, HttpServletResponse answer, FilterChain chain, Exchange exchange)
      throws IOException, ServletException {
    Assessment assessment = host.assess(exchange.account());
    if (assessment.isFlagged()) {
      host.counters().flagged.increment();
    }
    Action action = host.advise(exchange.account(), assessment);
    http.setAttribute(ASSESSMENT, assessment);
    http.setAttribute(ACTION, action);
    if (action.kind() != ActionKind.ALLOW && !letsPass(http, answer, exchange.account(), action)) {
      exchange.intercepted();
      return;
    }
    ResponseTee response = new ResponseTee(answer, exchange);
    boolean threw = true;
    try {
      chain.doFilter(new RequestTee(http, response, exchange), response);
      threw = false;
    } finally {
      exchange.returned(http, threw);
    }
  }

  private boolean letsPass(
      HttpServletRequest http, HttpServletResponse answer, String account, Action action) {
    ResponseState before = ResponseState.of(answer);
    try {
      return host.responder().letsPass(http, answer, account, action);
    } catch (Throwable e) {
      host.counters().failed(FilterFailure.RESPONDER, e);
      if (answer.isCommitted()) {
        return false;
      }
      before.restore(answer);
      return true;
    }
  }

  /** Collects the settings; what is wrong throws here or in {@link #build}, or never. */
  public static final class Builder {
    private final RequestObserver observer;
    private @Nullable Function<? super HttpServletRequest, @Nullable String> account;
    private WireFormats formats = WireFormats.standard();
    private BiFunction<? super HttpServletRequest, ClientNetwork, ClientNetwork> client =
        (request, known) -> known;
    private Function<? super HttpServletRequest, AccountFacts> facts =
        request -> AccountFacts.UNKNOWN;
    private Function<? super HttpServletRequest, @Nullable String> requestId = request -> null;
    private TrustedProxies proxies = TrustedProxies.NONE;
    private Advisor advisor = Advisor.SHADOW;
    private Responder responder = Responder.problemDetails();
    private Clock clock = Clock.systemUTC();

    private Builder(RequestObserver observer) {
      this.observer = observer;
    }

    /**
     * Required: the host's id of the account that asks, null where there is none; {@link ApiKeys}
     * takes it from the API key. It is kept, so it must not be the key itself. What this returns
     * must be what the host has authenticated, or anybody can act in anybody's name.
     *
     * <p>All extractors are called once an exchange, on the request's thread, before its body is
     * read; they must not read it.
     */
    public Builder account(Function<? super HttpServletRequest, @Nullable String> account) {
      this.account = Objects.requireNonNull(account, "account");
      return this;
    }

    /**
     * What the host knows of the account: organization, payment instrument, age, verification.
     * Default: nothing. An organization that a client may name by itself is none.
     */
    public Builder facts(Function<? super HttpServletRequest, AccountFacts> facts) {
      this.facts = Objects.requireNonNull(facts, "facts");
      return this;
    }

    /**
     * Completes what is known of the client: country, autonomous system, TLS fingerprint, device.
     * Gets the address (see {@link #proxies}) and the User-Agent, and may replace them; default:
     * leaves it at that.
     */
    public Builder client(
        BiFunction<? super HttpServletRequest, ClientNetwork, ClientNetwork> client) {
      this.client = Objects.requireNonNull(client, "client");
      return this;
    }

    /**
     * The id by which a retry is known, or null; default: none, because a retry does not count, so
     * a client that may choose the id may choose not to be seen. A host that answers a repeated
     * {@code Idempotency-Key} from what it has stored gives that header.
     */
    public Builder requestId(Function<? super HttpServletRequest, @Nullable String> requestId) {
      this.requestId = Objects.requireNonNull(requestId, "requestId");
      return this;
    }

    /** Whose word on the client's address counts; default: {@link TrustedProxies#NONE}. */
    public Builder proxies(TrustedProxies proxies) {
      this.proxies = Objects.requireNonNull(proxies, "proxies");
      return this;
    }

    /** The model APIs that the host speaks; default: {@link WireFormats#standard}. */
    public Builder formats(WireFormats formats) {
      this.formats = Objects.requireNonNull(formats, "formats");
      return this;
    }

    /**
     * Acts as a ladder advises, which has to be a listener of the detector; default: shadow mode,
     * everything is allowed. The ladder's policy can change at run time.
     */
    public Builder ladder(ResponseLadder ladder) {
      Objects.requireNonNull(ladder, "ladder");
      advisor = (account, assessment, epochMillis) -> ladder.advise(account, epochMillis);
      return this;
    }

    /**
     * Acts as a policy advises on each assessment as it stands, in place of a {@link #ladder}: for
     * hosts that see no campaigns, because the detector runs elsewhere.
     */
    public Builder policy(ResponsePolicy policy) {
      Objects.requireNonNull(policy, "policy");
      advisor = (account, assessment, epochMillis) -> policy.advise(assessment);
      return this;
    }

    /** Carries out what is advised; default: {@link Responder#problemDetails}. */
    public Builder responder(Responder responder) {
      this.responder = Objects.requireNonNull(responder, "responder");
      return this;
    }

    /** Where the time of requests and answers comes from; default: the system's clock. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * The filter.
     *
     * @throws IllegalStateException if there is no account
     */
    public DistillationFilter build() {
      Function<? super HttpServletRequest, @Nullable String> who = account;
      if (who == null) {
        throw new IllegalStateException(
            "account is required: ApiKeys.hashedWith(key), or the host's own account id");
      }
      return new DistillationFilter(
          new Host(
              observer,
              formats,
              who,
              client,
              facts,
              requestId,
              proxies,
              advisor,
              responder,
              clock,
              new Counters()));
    }
  }
}
