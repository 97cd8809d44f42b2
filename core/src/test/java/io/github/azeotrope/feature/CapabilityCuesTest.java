package io.github.azeotrope.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azeotrope.Capability;
import io.github.azeotrope.ModelRequest;
import io.github.azeotrope.background.Background;
import io.github.azeotrope.hash.LinkageKey;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityCuesTest {
  private final FeatureExtractor extractor =
      new FeatureExtractor(LinkageKey.fromBytes(new byte[16]), Background.BUILT_IN);
  private final RequestFeatures features = extractor.newFeatures();

  private Set<Capability> found(String prompt) {
    extractor.extract(ModelRequest.of("a", 1, prompt), features);
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    for (Capability capability : Capability.values()) {
      if ((features.capabilities() >> capability.ordinal() & 1) == 1) {
        found.add(capability);
      }
    }
    assertThat(features.capabilities()).isBetween(0, (1 << Capability.values().length) - 1);
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CODE | Refactor this so that it compiles.",
        "CODE | Escribe una función y una clase que ordenen una lista.",
        "CODE | Напиши функцию и класс для сортировки.",
        "CODE | 请写一段代码来排序。",
        "AGENTIC | You are an agent with these tools: search, read.",
        "AGENTIC | Du bist einer der Agenten und hast dieses Werkzeug.",
        "AGENTIC | 你可以调用下面的工具。",
        "LONG_HORIZON | Give me a roadmap for the migration.",
        "LONG_HORIZON | Раздели работу на подзадачи.",
        "REASONING | Think about it step by step.",
        "REASONING | Раздумывай шаг за шагом.",
        "REASONING | Erkläre jeden Schritt.",
        "REASONING | Explique chaque étape de ton calcul.",
        "REASONING | 请逐步说明。",
        "JUDGING | Apply this rubric to the essay.",
        "JUDGING | Évalue la réponse selon ces critères.",
        "JUDGING | 请给下面的回答打分。",
        "REWRITING | Please rephrase the paragraph.",
        "REWRITING | 请润色这段文字。"
      })
  void wordsOfSeveralLanguagesAskForACapability(Capability capability, String prompt) {
    assertThat(found(prompt)).contains(capability);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What should I cook for eight people on Sunday, half of whom eat no meat?",
        "Was kann man an einem Wochenende in Lissabon machen?",
        "我想知道明天的天气怎么样。",
        "Какие книги о море ты посоветуешь?",
        "The bus takes one more step down the hill.",
        "",
        "\ud800"
      })
  void ordinaryQuestionsAskForNothing(String prompt) {
    assertThat(found(prompt)).isEmpty();
  }

  @Test
  void signsOfCodeAreCodeWhateverItsWords() {
    assertThat(found("x = [(a + b) * c for a, b in zip(p, q)]; y = {k: v};"))
        .containsExactly(Capability.CODE);
    assertThat(found("I went there (twice) with my brother, and we liked it.")).isEmpty();
  }

  @Test
  void aWordCountsOnceHoweverOftenItComes() {
    assertThat(found("step step step step")).isEmpty();
    assertThat(found("step thinking")).containsExactly(Capability.REASONING);
  }

  /** The longest prompt of nothing but cue words cannot run a counter over into the next. */
  @ParameterizedTest
  @EnumSource(Capability.class)
  void allWordsOfACapabilityAtOnceAskForItAlone(Capability capability) {
    CapabilityWords words = CapabilityWords.of(capability);
    Set<Capability> found = found((words.telling() + " " + words.others() + " ").repeat(5));
    assertThat(found).contains(capability);
    Set<String> own = words(capability);
    for (Capability other : found) {
      Set<String> shared = words(other);
      shared.retainAll(own);
      assertThat(shared).as("words that %s shares with %s", other, capability).isNotEmpty();
    }
  }

  private static Set<String> words(Capability capability) {
    CapabilityWords words = CapabilityWords.of(capability);
    return new HashSet<>(List.of((words.telling() + " " + words.others()).split("\\s+")));
  }

  /** Keyed hashes: other keys, other hashes, the same words. */
  @Test
  void theKeyDoesNotMatter() {
    String prompt = "Grade the answer by these criteria and explain each step.";
    byte[] key = new byte[16];
    for (int i = 0; i < 50; i++) {
      key[3] = (byte) i;
      FeatureExtractor other = new FeatureExtractor(LinkageKey.fromBytes(key), Background.BUILT_IN);
      RequestFeatures out = other.newFeatures();
      other.extract(ModelRequest.of("a", 1, prompt), out);
      assertThat(out.capabilities())
          .isEqualTo(1 << Capability.REASONING.ordinal() | 1 << Capability.JUDGING.ordinal());
    }
  }
}
