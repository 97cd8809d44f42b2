package io.github.azeotrope.testkit.contract;

import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.ModelResponse;
import io.github.azeotrope.RequestObserver;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What an adapter can do wrong.
 *
 * @param check the test of the contract that is to notice
 * @param message part of what the test is to say
 * @param play an exchange with the mistake
 */
record Mistake(String name, Check check, String message, Play play) {
  static final List<Mistake> ALL =
      List.of(
          new Mistake(
              "never assesses",
              ObserverAdapterContract::assessesThenObservesOnceThenCompletesOnce,
              "the first of",
              (observer, account, prompt) -> {
                observe(observer, account, prompt);
                complete(observer, account);
                return prompt;
              }),
          new Mistake(
              "assesses too late",
              ObserverAdapterContract::assessesThenObservesOnceThenCompletesOnce,
              "the first of",
              (observer, account, prompt) -> {
                observe(observer, account, prompt);
                observer.assess(account);
                complete(observer, account);
                return prompt;
              }),
          new Mistake(
              "observes twice",
              ObserverAdapterContract::assessesThenObservesOnceThenCompletesOnce,
              "one observe and one complete",
              (observer, account, prompt) -> {
                observer.assess(account);
                observe(observer, account, prompt);
                observe(observer, account, prompt);
                complete(observer, account);
                return prompt;
              }),
          new Mistake(
              "completes first",
              ObserverAdapterContract::assessesThenObservesOnceThenCompletesOnce,
              "observe first",
              (observer, account, prompt) -> {
                observer.assess(account);
                complete(observer, account);
                observe(observer, account, prompt);
                return prompt;
              }),
          new Mistake(
              "never completes",
              ObserverAdapterContract::assessesThenObservesOnceThenCompletesOnce,
              "Expected 1 answers completed",
              (observer, account, prompt) -> {
                observer.assess(account);
                observe(observer, account, prompt);
                return prompt;
              }),
          new Mistake(
              "tidies the prompt",
              ObserverAdapterContract::showsThePromptAsItIs,
              "expected: <[",
              (observer, account, prompt) -> {
                showAll(observer, account, prompt.replace("\r\n", "\n"));
                return prompt;
              }),
          new Mistake(
              "changes the body",
              ObserverAdapterContract::changesNothing,
              "an observer changed what arrived",
              (observer, account, prompt) -> {
                showAll(observer, account, prompt);
                return prompt + "\n";
              }),
          new Mistake(
              "lets a failure through",
              ObserverAdapterContract::aFailingObserverChangesNothing,
              "fails on purpose, on ASSESS",
              (observer, account, prompt) -> {
                observer.assess(account);
                InterceptedModel.guarded(() -> observe(observer, account, prompt));
                InterceptedModel.guarded(() -> complete(observer, account));
                return prompt;
              }),
          new Mistake(
              "answers failures otherwise",
              ObserverAdapterContract::aFailingObserverChangesNothing,
              "a failing observe changed what arrived",
              (observer, account, prompt) -> {
                try {
                  showAll(observer, account, prompt);
                  return prompt;
                } catch (RuntimeException e) {
                  return "";
                }
              }),
          new Mistake(
              "gives up after a failed assessment",
              ObserverAdapterContract::aFailedAssessmentIsNoReasonNotToObserve,
              "Expected 1 answers completed",
              (observer, account, prompt) -> {
                InterceptedModel.guarded(() -> showAll(observer, account, prompt));
                return prompt;
              }),
          new Mistake(
              "mixes up accounts",
              ObserverAdapterContract::exchangesAtOnceAreToldApart,
              "prompts of acct-",
              (observer, account, prompt) -> {
                showAll(observer, "acct-0", prompt);
                return prompt;
              }),
          new Mistake(
              "prints the prompt",
              ObserverAdapterContract::logsNoPrompt,
              "a prompt was printed or logged",
              (observer, account, prompt) -> {
                InterceptedModel.guarded(() -> showAll(observer, account, prompt));
                InterceptedModel.guarded(() -> observe(observer, account, prompt));
                System.out.println("seen: " + prompt);
                return prompt;
              }),
          new Mistake(
              "logs what could not be observed",
              ObserverAdapterContract::logsNoPrompt,
              "a prompt was printed or logged",
              (observer, account, prompt) -> {
                try {
                  observe(observer, account, prompt);
                } catch (RuntimeException e) {
                  Logger.getLogger("adapter.that.talks")
                      .log(Level.FINEST, e, () -> "Not seen: " + prompt);
                }
                return prompt;
              }));

  /** The test of the contract that is to notice. */
  void checkBy(ObserverAdapterContract contract) throws Exception {
    check.run(contract);
  }

  /** An exchange with the mistake; returns what the model gets. */
  String exchange(RequestObserver observer, String account, String prompt) {
    return play.exchange(observer, account, prompt);
  }

  private static void showAll(RequestObserver observer, String account, String prompt) {
    observer.assess(account);
    observe(observer, account, prompt);
    complete(observer, account);
  }

  private static void observe(RequestObserver observer, String account, String prompt) {
    observer.observe(ModelRequest.of(account, 1, prompt));
  }

  private static void complete(RequestObserver observer, String account) {
    observer.complete(ModelResponse.of(account, 2, 1));
  }

  private interface Check {
    void run(ObserverAdapterContract contract) throws Exception;
  }

  private interface Play {
    String exchange(RequestObserver observer, String account, String prompt);
  }

  @Override
  public String toString() {
    return name;
  }
}
