package io.github.azeotrope.examples.springai;

import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import java.time.Clock;
import java.util.List;
import org.springframework.ai.chat.client.ChatClient;

/** Two customers ask a chat client that a detector advises. */
public final class SpringAiHost {
  private SpringAiHost() {}

  /** Prints what is answered, and what the detector has seen. */
  public static void main(String... args) {
    ResponseLadder ladder = ResponseLadder.of(ResponsePolicy.shadow());
    try (DistillationDetector detector =
        DistillationDetector.builder().linkageKey(LinkageKey.generate()).listener(ladder).build()) {
      ChatClient client =
          ChatClient.builder(new ScriptedModel())
              .defaultAdvisors(
                  new DistillationAdvisor(detector.observer(), ladder, Clock.systemUTC()))
              .build();
      for (String customer : List.of("acct-1", "acct-2")) {
        String answer =
            client
                .prompt("What boils at 78.2 degrees?")
                .advisors(advisors -> advisors.param(DistillationAdvisor.ACCOUNT, customer))
                .call()
                .content();
        System.out.println(customer + ": " + answer);
        System.out.println(customer + " is " + detector.assess(customer).verdict());
      }
      System.out.println(detector.health().requests() + " requests observed");
    }
  }
}
