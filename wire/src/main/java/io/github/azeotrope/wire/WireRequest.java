package io.github.azeotrope.wire;

import io.github.azeotrope.Conversation;
import io.github.azeotrope.ModelRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request as its body tells it: everything of a {@link ModelRequest} but who sent it, when and
 * from where. Immutable.
 *
 * @param model the model asked for, or null
 * @param prompt what came after the model's last turn: the newest user message and the results of
 *     tools, joined by line breaks
 * @param systemPrompt system and developer messages, or null
 * @param previousResponseId the response that this one continues, or null
 * @param sessionId the conversation's id where the body names one, or null
 * @param turn turns of the model in the body, plus 1; 0 where earlier turns are not sent along
 * @param history turns before the prompt, oldest first, at most 64; consecutive messages of one
 *     side are one turn. Reasoning text is not part of it, because clients may leave it out
 * @param presentedArtifacts opaque reasoning blocks and response ids, newest first, at most 16;
 *     longer ones lose their middle, here and in {@link WireAnswer} alike
 * @param tools names of the tools offered, at most 64
 * @param attachments images, sounds and files; not read
 * @param maxOutputTokens the limit asked for, or 0
 * @param charsCut UTF-16 units of text that are missing
 * @param problems what was wrong with it
 */
public record WireRequest(
    @Nullable String model,
    String prompt,
    @Nullable String systemPrompt,
    @Nullable String previousResponseId,
    @Nullable String sessionId,
    int turn,
    List<String> history,
    List<String> presentedArtifacts,
    List<String> tools,
    int attachments,
    long maxOutputTokens,
    long charsCut,
    Set<WireProblem> problems) {

  /** Copies the collections. */
  public WireRequest {
    Objects.requireNonNull(prompt, "prompt");
    history = List.copyOf(history);
    presentedArtifacts = List.copyOf(presentedArtifacts);
    tools = List.copyOf(tools);
    problems = Set.copyOf(problems);
  }

  /** For a host's own format: an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * False if the body is not well-formed or was cut off, so that a model most likely never saw it;
   * then the parts hold what was read until there.
   */
  public boolean isComplete() {
    return problems.stream().noneMatch(WireProblem::isFatal);
  }

  /**
   * The request, as far as the body tells; the host adds client, facts and request id.
   *
   * @param account the host's id of the account, not empty
   * @param epochMillis when it came, in milliseconds since 1970-01-01T00:00Z
   */
  public ModelRequest.Builder toModelRequest(String account, long epochMillis) {
    return ModelRequest.builder()
        .account(account)
        .epochMillis(epochMillis)
        .prompt(prompt)
        .systemPrompt(systemPrompt)
        .model(model)
        .conversation(new Conversation(sessionId, turn, history))
        .presentedArtifacts(presentedArtifacts);
  }

  /** The same in another session. */
  WireRequest inSession(String session) {
    return new WireRequest(
        model,
        prompt,
        systemPrompt,
        previousResponseId,
        session,
        turn,
        history,
        presentedArtifacts,
        tools,
        attachments,
        maxOutputTokens,
        charsCut,
        problems);
  }

  /** Sizes only: the text must not be logged. */
  @Override
  public String toString() {
    return "WireRequest[promptChars="
        + prompt.length()
        + ", history="
        + history.size()
        + ", problems="
        + problems
        + "]";
  }

  /** Collects the parts; not thread-safe. */
  public static final class Builder {
    private @Nullable String model;
    private String prompt = "";
    private @Nullable String systemPrompt;
    private @Nullable String previousResponseId;
    private @Nullable String sessionId;
    private int turn;
    private List<String> history = List.of();
    private List<String> presentedArtifacts = List.of();
    private List<String> tools = List.of();
    private int attachments;
    private long maxOutputTokens;
    private long charsCut;
    private Set<WireProblem> problems = EnumSet.noneOf(WireProblem.class);

    private Builder() {}

    /** The model asked for. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** What is new in this request; empty unless set. */
    public Builder prompt(String prompt) {
      this.prompt = Objects.requireNonNull(prompt, "prompt");
      return this;
    }

    /** The fixed instructions in front. */
    public Builder systemPrompt(@Nullable String systemPrompt) {
      this.systemPrompt = systemPrompt;
      return this;
    }

    /** The response that this one continues. */
    public Builder previousResponseId(@Nullable String previousResponseId) {
      this.previousResponseId = previousResponseId;
      return this;
    }

    /** The conversation's id and the place in it from 1, 0 where unknown. */
    public Builder session(@Nullable String sessionId, int turn) {
      this.sessionId = sessionId;
      this.turn = turn;
      return this;
    }

    /** Earlier turns, oldest first. */
    public Builder history(List<String> history) {
      this.history = Objects.requireNonNull(history, "history");
      return this;
    }

    /** Opaque artifacts that the request presents. */
    public Builder presentedArtifacts(List<String> presentedArtifacts) {
      this.presentedArtifacts = Objects.requireNonNull(presentedArtifacts, "presentedArtifacts");
      return this;
    }

    /** Names of the tools offered. */
    public Builder tools(List<String> tools) {
      this.tools = Objects.requireNonNull(tools, "tools");
      return this;
    }

    /** Images, sounds and files, at least 0. */
    public Builder attachments(int attachments) {
      this.attachments = attachments;
      return this;
    }

    /** The limit asked for, 0 for none. */
    public Builder maxOutputTokens(long maxOutputTokens) {
      this.maxOutputTokens = maxOutputTokens;
      return this;
    }

    /** UTF-16 units of text that are missing. */
    public Builder charsCut(long charsCut) {
      this.charsCut = charsCut;
      return this;
    }

    /** What was wrong with it. */
    public Builder problems(Set<WireProblem> problems) {
      this.problems = Objects.requireNonNull(problems, "problems");
      return this;
    }

    /** The request. */
    public WireRequest build() {
      return new WireRequest(
          model,
          prompt,
          systemPrompt,
          previousResponseId,
          sessionId,
          turn,
          history,
          presentedArtifacts,
          tools,
          attachments,
          maxOutputTokens,
          charsCut,
          problems);
    }
  }
}
