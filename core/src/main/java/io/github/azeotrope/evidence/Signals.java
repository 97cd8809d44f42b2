package io.github.azeotrope.evidence;

import java.util.List;

/** The register: every signal that the detector runs, in the order in which people read them. */
public final class Signals {
  /** All signals. */
  public static final List<Signal> ALL =
      List.of(
          new InterchangeabilitySignal(),
          new StrangersSignal(),
          new NetworkSignal(),
          new ArtifactSignal(),
          new ConversationSignal(),
          new ConcentrationSignal(),
          new SharedWorkSignal(),
          new JointPivotSignal(),
          new SuccessionSignal(),
          new DisplacementSignal(),
          new JointLifeSignal(),
          new CoActivitySignal(),
          new CapabilitySignal(),
          new RoundTheClockSignal(),
          new ReasoningHarvestSignal(),
          new ReplayedArtifactsSignal(),
          new NewPromptsSignal(),
          new AnswerLengthSignal(),
          new KnownOwnerSignal());

  private Signals() {}
}
