package io.github.azeotrope.build;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.azeotrope.servlet.DistillationFilter;

/** What servlet may use, and the rules of core that hold for it as well. */
@AnalyzeClasses(
    packages = ServletArchitectureTest.SERVLET,
    importOptions = ArchitectureTest.NoTests.class)
class ServletArchitectureTest {
  static final String SERVLET = ArchitectureTest.ROOT + ".servlet";

  /** Not the detector: whatever observes requests can stand behind the filter. */
  @ArchTest
  static final ArchRule USES_THE_VOCABULARY_AND_THE_FORMATS =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              SERVLET,
              ArchitectureTest.ROOT,
              ArchitectureTest.ROOT + ".hash",
              ArchitectureTest.ROOT + ".response",
              ArchitectureTest.ROOT + ".wire",
              "java..",
              "jakarta.servlet",
              "jakarta.servlet.http",
              "org.jspecify.annotations",
              "org.slf4j");

  /** Requests get their time where they come in: from the clock that the filter is given. */
  @ArchTest
  static void theBuilderAloneNamesTheSystemsClock(JavaClasses classes) {
    ArchitectureTest.NOBODY_READS_THE_CLOCK.check(
        classes.that(not(equivalentTo(DistillationFilter.Builder.class))));
  }

  @ArchTest static final ArchRule NO_PRINTING = ArchitectureTest.NOBODY_PRINTS;

  @ArchTest static final ArchRule SEEDS = ArchitectureTest.RANDOMNESS_HAS_A_SEED;

  @ArchTest static final ArchRule NO_THREAD_LOCALS = ArchitectureTest.NOBODY_KEEPS_THREAD_LOCALS;

  @ArchTest static final ArchRule CLOSED = ArchitectureTest.PUBLIC_CLASSES_ARE_CLOSED;
}
