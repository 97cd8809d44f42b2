package io.github.azeotrope.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;

/**
 * The rooms (packages) of core and the arrows between them. A request flows one way, from features
 * to the cached assessment, and the imports must flow the other way only.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
  static final String ROOT = "io.github.azeotrope";

  /** For each room, the rooms it may import; the vocabulary in the root is open to every room. */
  private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

  private static final Set<String> CLOCK_METHODS = Set.of("currentTimeMillis", "nanoTime");

  private static final Set<String> UNSEEDED =
      Set.of(
          "java.lang.Math.random()",
          "java.util.Random.<init>()",
          "java.util.SplittableRandom.<init>()");

  private static Map<String, Set<String>> mayImport() {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    rooms.put("hash", Set.of());
    rooms.put("text", Set.of("hash"));
    rooms.put("summary", Set.of());
    rooms.put("sketch", Set.of("hash", "text", "summary"));
    rooms.put("entropy", Set.of("hash", "text", "summary"));
    rooms.put("background", Set.of("hash", "text", "sketch", "entropy"));
    rooms.put("feature", Set.of("hash", "text", "sketch", "entropy", "background"));
    rooms.put("profile", Set.of("hash", "sketch", "entropy", "background", "feature"));
    rooms.put("table", Set.of("hash", "sketch", "entropy", "background", "feature", "profile"));
    rooms.put("artifact", Set.of("hash"));
    rooms.put(
        "linkage",
        Set.of("hash", "summary", "sketch", "background", "feature", "profile", "table"));
    rooms.put(
        "evidence",
        Set.of(
            "hash", "summary", "sketch", "entropy", "background", "feature", "profile", "linkage"));
    rooms.put(
        "calibration",
        Set.of(
            "hash",
            "sketch",
            "entropy",
            "background",
            "feature",
            "profile",
            "linkage",
            "evidence"));
    rooms.put("campaign", Set.of("profile", "linkage", "evidence", "calibration"));
    rooms.put("response", Set.of("calibration", "campaign"));
    rooms.put("detector", Set.copyOf(rooms.keySet()));
    return rooms;
  }

  @ArchTest
  static void everyPackageIsAKnownRoom(JavaClasses classes) {
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : classes) {
      String room = room(type);
      if (!room.isEmpty() && !MAY_IMPORT.containsKey(room)) {
        unknown.add(room);
      }
    }
    assertThat(unknown).as("rooms without a line in MAY_IMPORT").isEmpty();
  }

  @ArchTest
  static void theRootImportsNoRoom(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*..")
        .check(classes);
  }

  @ArchTest
  static void roomsImportOnlyWhatTheyMay(JavaClasses classes) {
    MAY_IMPORT.forEach(
        (room, allowed) ->
            noClasses()
                .that(resideInAPackage(packageOf(room)))
                .should()
                .dependOnClassesThat(otherRoomThan(room, allowed))
                .allowEmptyShould(true)
                .check(classes));
  }

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  /** Time is event time: a replay of last month must give last month's verdicts. */
  @ArchTest
  static final ArchRule NOBODY_READS_THE_CLOCK =
      noClasses()
          .should()
          .accessTargetWhere(
              targetIs(
                  "the system's clock",
                  (owner, name) ->
                      owner.startsWith("java.time.")
                          ? name.equals("now") || name.startsWith("system")
                          : owner.equals("java.lang.System") && CLOCK_METHODS.contains(name)));

  /** Output belongs to the host; there is a logger. */
  @ArchTest
  static final ArchRule NOBODY_PRINTS =
      noClasses()
          .should()
          .accessTargetWhere(
              targetIs(
                  "System.out, System.err or printStackTrace()",
                  (owner, name) ->
                      owner.equals("java.lang.System")
                          ? name.equals("out") || name.equals("err")
                          : name.equals("printStackTrace")));

  /** Equal input gives equal verdicts, so whatever is drawn is drawn from a seed. */
  @ArchTest
  static final ArchRule RANDOMNESS_HAS_A_SEED =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the target is a generator without a seed",
                  access -> UNSEEDED.contains(access.getTarget().getFullName())))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);

  /** A thread-local outlives a redeployed application in its host's threads. */
  @ArchTest
  static final ArchRule NOBODY_KEEPS_THREAD_LOCALS =
      noClasses().should().dependOnClassesThat(assignableTo(ThreadLocal.class));

  /** Whoever may extend a class may break what it promises. */
  @ArchTest
  static final ArchRule PUBLIC_CLASSES_ARE_CLOSED =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .should(beFinalAbstractOrSealed());

  private static String packageOf(String room) {
    return ROOT + "." + room + "..";
  }

  /** The first package name below the root; empty in the root itself. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  private static DescribedPredicate<JavaClass> otherRoomThan(String room, Set<String> allowed) {
    return DescribedPredicate.describe(
        "are in a room other than " + new TreeSet<>(allowed),
        type ->
            type.getPackageName().startsWith(ROOT + ".")
                && !room(type).equals(room)
                && !allowed.contains(room(type)));
  }

  /** Calls, field accesses and method references alike. */
  private static DescribedPredicate<JavaAccess<?>> targetIs(
      String description, BiPredicate<String, String> ownerAndName) {
    return DescribedPredicate.describe(
        "the target is " + description,
        access ->
            ownerAndName.test(
                access.getTarget().getOwner().getName(), access.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> beFinalAbstractOrSealed() {
    return new ArchCondition<>("be final, abstract or sealed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> loaded = type.reflect();
        int modifiers = loaded.getModifiers();
        boolean closed =
            Modifier.isFinal(modifiers) || Modifier.isAbstract(modifiers) || loaded.isSealed();
        events.add(new SimpleConditionEvent(type, closed, type.getName() + " can be extended"));
      }
    };
  }

  /** ArchUnit's own option does not know the class folders of {@code -Dquick}. */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("test-classes/");
    }
  }
}
