package io.github.azeotrope.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What wire may use, and the rules of core that hold for it as well. */
@AnalyzeClasses(
    packages = WireArchitectureTest.WIRE,
    importOptions = ArchitectureTest.NoTests.class)
class WireArchitectureTest {
  static final String WIRE = ArchitectureTest.ROOT + ".wire";

  /** Tokens alone: what binds JSON to objects would build a tree of what a stranger sends. */
  @ArchTest
  static final ArchRule USES_THE_VOCABULARY_AND_A_TOKEN_PARSER =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              WIRE,
              ArchitectureTest.ROOT,
              ArchitectureTest.ROOT + ".hash",
              "java..",
              "org.jspecify.annotations",
              "tools.jackson.core..");

  @ArchTest static final ArchRule NO_CLOCK = ArchitectureTest.NOBODY_READS_THE_CLOCK;

  @ArchTest static final ArchRule NO_PRINTING = ArchitectureTest.NOBODY_PRINTS;

  @ArchTest static final ArchRule SEEDS = ArchitectureTest.RANDOMNESS_HAS_A_SEED;

  @ArchTest static final ArchRule NO_THREAD_LOCALS = ArchitectureTest.NOBODY_KEEPS_THREAD_LOCALS;

  @ArchTest static final ArchRule CLOSED = ArchitectureTest.PUBLIC_CLASSES_ARE_CLOSED;
}
