package io.github.azeotrope.testkit.observer;

import io.github.azeotrope.Assessment;
import io.github.azeotrope.Basis;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.Verdict;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says of each account what the test has it say, and keeps the calls; no detection.
 *
 * <pre>{@code
 * var observer = ScriptedObserver.clearExcept("acct-7", Verdict.FLAGGED);
 * var reply = new CompletionHandler(observer).handle("acct-7", "prove it");
 * }</pre>
 *
 * <p>Thread-safe; a verdict may be changed at any time, as a sweep would.
 */
public final class ScriptedObserver extends RecordingObserver {
  private final Script script;

  private ScriptedObserver(Script script) {
    super(script);
    this.script = script;
  }

  /** Clears everybody, on evidence. */
  public static ScriptedObserver clearingEverybody() {
    return new ScriptedObserver(new Script());
  }

  /** Clears everybody but one. */
  public static ScriptedObserver clearExcept(String account, Verdict verdict) {
    return clearingEverybody().says(account, verdict);
  }

  /**
   * From now on this is the account's verdict. WATCH comes with score 0.9 and FLAGGED with 0.999;
   * both with membership in {@code campaign-1}.
   */
  public ScriptedObserver says(String account, Verdict verdict) {
    return says(
        account,
        switch (verdict) {
          case CLEAR -> Assessment.clear(Basis.EVIDENCE);
          case WATCH -> new Assessment(verdict, 0.9, "campaign-1", Basis.EVIDENCE);
          case FLAGGED -> new Assessment(verdict, 0.999, "campaign-1", Basis.EVIDENCE);
        });
  }

  /** From now on this is what is held of the account. */
  public ScriptedObserver says(String account, Assessment assessment) {
    script.lines.put(
        Objects.requireNonNull(account, "account"),
        Objects.requireNonNull(assessment, "assessment"));
    return this;
  }

  private static final class Script implements RequestObserver {
    private final Map<String, Assessment> lines = new ConcurrentHashMap<>();

    @Override
    public Assessment assess(String account) {
      return lines.getOrDefault(account, Assessment.clear(Basis.EVIDENCE));
    }

    @Override
    public Assessment observe(ModelRequest request) {
      return assess(request.account());
    }

    @Override
    public void complete(ModelResponse response) {
      // Nothing follows from an answer.
    }
  }
}
