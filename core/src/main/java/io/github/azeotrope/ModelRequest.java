package io.github.azeotrope;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model, in the host's words. Immutable. Only account, time and prompt are
 * required; whatever else is absent is a family of evidence that is not available.
 *
 * <p>The detector keeps keyed hashes and sketches of what stands here, never the text, the address
 * or the payment token. The account id is kept, because an operator must be able to act on it.
 */
public final class ModelRequest {
  private final String account;
  private final long epochMillis;
  private final String prompt;
  private final @Nullable String systemPrompt;
  private final @Nullable String model;
  private final @Nullable String requestId;
  private final Conversation conversation;
  private final ClientNetwork client;
  private final AccountFacts facts;
  private final List<String> presentedArtifacts;

  private ModelRequest(Builder b, String account, String prompt) {
    this.account = account;
    this.epochMillis = b.epochMillis;
    this.prompt = prompt;
    this.systemPrompt = b.systemPrompt;
    this.model = b.model;
    this.requestId = b.requestId;
    this.conversation = b.conversation;
    this.client = b.client;
    this.facts = b.facts;
    this.presentedArtifacts = b.presentedArtifacts;
  }

  /** A request with nothing but the three required facts. */
  public static ModelRequest of(String account, long epochMillis, String prompt) {
    return builder().account(account).epochMillis(epochMillis).prompt(prompt).build();
  }

  /** An empty builder; not thread-safe, may be reused. */
  public static Builder builder() {
    return new Builder();
  }

  /** The host's id of the account or API key that asks; never the key itself. */
  public String account() {
    return account;
  }

  /** When the request came, in milliseconds since 1970-01-01T00:00Z. */
  public long epochMillis() {
    return epochMillis;
  }

  /** The newest user message. */
  public String prompt() {
    return prompt;
  }

  /** The fixed instructions in front of the conversation, or null. */
  public @Nullable String systemPrompt() {
    return systemPrompt;
  }

  /** The model asked for, or null. */
  public @Nullable String model() {
    return model;
  }

  /** The client's or host's id of the request; a repeat within minutes is a retry. Or null. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The conversation it belongs to. */
  public Conversation conversation() {
    return conversation;
  }

  /** Where it came from. */
  public ClientNetwork client() {
    return client;
  }

  /** What the host knows of the account. */
  public AccountFacts facts() {
    return facts;
  }

  /** Opaque reasoning blocks or response ids that the request presents; may be empty. */
  public List<String> presentedArtifacts() {
    return presentedArtifacts;
  }

  /** Account and time only: a request is often logged, and its text must not be. */
  @Override
  public String toString() {
    return "ModelRequest[account=" + account + ", epochMillis=" + epochMillis + "]";
  }

  /** Collects what is known of a request. */
  public static final class Builder {
    private @Nullable String account;
    private long epochMillis;
    private @Nullable String prompt;
    private @Nullable String systemPrompt;
    private @Nullable String model;
    private @Nullable String requestId;
    private Conversation conversation = Conversation.UNKNOWN;
    private ClientNetwork client = ClientNetwork.UNKNOWN;
    private AccountFacts facts = AccountFacts.UNKNOWN;
    private List<String> presentedArtifacts = List.of();

    private Builder() {}

    /** Required: who asks. */
    public Builder account(String account) {
      this.account = Objects.requireNonNull(account, "account");
      return this;
    }

    /** Required: milliseconds since 1970-01-01T00:00Z. */
    public Builder epochMillis(long epochMillis) {
      this.epochMillis = epochMillis;
      return this;
    }

    /** Required: the newest user message. */
    public Builder prompt(String prompt) {
      this.prompt = Objects.requireNonNull(prompt, "prompt");
      return this;
    }

    /** The fixed instructions in front. */
    public Builder systemPrompt(@Nullable String systemPrompt) {
      this.systemPrompt = systemPrompt;
      return this;
    }

    /** The model asked for. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** The id by which a retry is recognised. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Session, turn and history. */
    public Builder conversation(Conversation conversation) {
      this.conversation = Objects.requireNonNull(conversation, "conversation");
      return this;
    }

    /** Address and client fingerprints. */
    public Builder client(ClientNetwork client) {
      this.client = Objects.requireNonNull(client, "client");
      return this;
    }

    /** Organization, payment instrument, age, verification. */
    public Builder facts(AccountFacts facts) {
      this.facts = Objects.requireNonNull(facts, "facts");
      return this;
    }

    /** Opaque artifacts presented with the request; the list is kept as it is. */
    public Builder presentedArtifacts(List<String> presentedArtifacts) {
      this.presentedArtifacts = Objects.requireNonNull(presentedArtifacts, "presentedArtifacts");
      return this;
    }

    /** Replaces only the declared organization in {@link #facts}. */
    public Builder organization(@Nullable String organization) {
      AccountFacts f = facts;
      facts =
          new AccountFacts(
              organization, f.paymentInstrument(), f.createdEpochMillis(), f.verification());
      return this;
    }

    /** Replaces only the address in {@link #client}. */
    public Builder clientAddress(@Nullable String address) {
      ClientNetwork c = client;
      client =
          new ClientNetwork(
              address,
              c.country(),
              c.autonomousSystem(),
              c.userAgent(),
              c.tlsFingerprint(),
              c.device());
      return this;
    }

    /** Replaces only the User-Agent in {@link #client}. */
    public Builder userAgent(@Nullable String userAgent) {
      ClientNetwork c = client;
      client =
          new ClientNetwork(
              c.address(),
              c.country(),
              c.autonomousSystem(),
              userAgent,
              c.tlsFingerprint(),
              c.device());
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalStateException if account or prompt is missing, or the account is empty
     */
    public ModelRequest build() {
      String a = account;
      String p = prompt;
      if (a == null || a.isEmpty()) {
        throw new IllegalStateException("account is required and must not be empty");
      }
      if (p == null) {
        throw new IllegalStateException("prompt is required; pass \"\" for an empty message");
      }
      return new ModelRequest(this, a, p);
    }
  }
}
