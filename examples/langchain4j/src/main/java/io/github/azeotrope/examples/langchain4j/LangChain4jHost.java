package io.github.azeotrope.examples.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import java.time.Clock;
import java.util.List;

/** Two customers ask a model that a detector listens to. */
public final class LangChain4jHost {
  private LangChain4jHost() {}

  /** Prints what is answered, and what the detector has seen. */
  public static void main(String... args) {
    try (DistillationDetector detector =
        DistillationDetector.builder().linkageKey(LinkageKey.generate()).build()) {
      ThreadLocal<String> signedIn =
          new ThreadLocal<>(); // a real host's session or security context
      ChatModel model =
          ScriptedModel.whole(
              new DistillationListener(detector.observer(), signedIn::get, Clock.systemUTC()));
      for (String customer : List.of("acct-1", "acct-2")) {
        signedIn.set(customer);
        System.out.println(customer + ": " + model.chat("What boils at 78.2 degrees?"));
        System.out.println(customer + " is " + detector.assess(customer).verdict());
      }
      System.out.println(detector.health().requests() + " requests observed");
    }
  }
}
