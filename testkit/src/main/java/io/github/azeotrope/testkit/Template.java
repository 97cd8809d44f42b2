package io.github.azeotrope.testkit;

/** The fixed part of a prompt, around a slot. */
record Template(String head, String tail) {

  private static final String[] ROLES = {
    "You are a senior expert who is asked by colleagues for complete solutions.",
    "Act as a careful specialist and treat the task below as if it were your own.",
    "You will be given one task. Work on it as an experienced practitioner would.",
    "Below is an assignment from our internal collection.",
  };

  private static final String[] ELICITATIONS = {
    "Think step by step and write down every intermediate thought before the final answer.",
    "Lay out your full chain of reasoning, including the paths that you gave up.",
    "First analyse the task, then list possible approaches, then carry out the best one in full.",
    "Number the steps of your reasoning and justify each of them.",
  };

  private static final String[] FORMATS = {
    "Finish with a line that begins with FINAL.",
    "Return the reasoning between <think> tags and the answer between <answer> tags.",
    "Give a self-contained answer that can be used without this conversation.",
    "Close with a short list of tests that prove the answer right.",
  };

  private static final String[] CHORES = {
    "Extract the amounts, dates and names from the document below and return them as JSON.",
    "Summarize the ticket below in two sentences for the person on duty.",
    "Classify the message below as billing, delivery, technical or other, and give one reason.",
    "Translate the text below for the catalogue and keep numbers as they are.",
    "Rewrite the description below in the tone of our shop.",
  };

  /** A template for the daily work of a business. */
  static Template business(Rng rng) {
    String chore = rng.pick(CHORES);
    return new Template(
        chore + " Reference" + Lexicon.ENGLISH.invent(rng) + " " + rng.below(900) + ".\n---\n",
        "\n---");
  }

  /** A template that asks for reasoning, with wording of its own. */
  static Template elicitation(Rng rng, Topic topic, Prose prose) {
    String[] words = topic.favourites(rng, 3, 3);
    String head =
        rng.pick(ROLES) + " " + prose.write(rng, topic, words, words, false, 90) + "\n\nTask: ";
    String tail = "\n\n" + rng.pick(ELICITATIONS) + " " + rng.pick(FORMATS);
    return new Template(head, tail);
  }

  String fill(String slot) {
    return head + slot + tail;
  }
}
