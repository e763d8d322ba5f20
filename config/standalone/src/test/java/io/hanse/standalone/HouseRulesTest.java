package io.hanse.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.hanse.node.decision.message.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** The rules that the whole source tree keeps; only this module sees all of it. */
@AnalyzeClasses(packages = "io.hanse", importOptions = HouseRulesTest.Programs.class)
class HouseRulesTest {

  /** Neither this module's tests nor what the tests of all modules share. */
  static final class Programs implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  /** What each module may use of the others; standalone sees all. */
  private static final Map<String, List<String>> MODULES =
      new TreeMap<>(
          Map.of(
              "protocol", List.of(),
              "config", List.of("protocol"),
              "node", List.of("protocol", "config"),
              "clearing", List.of("protocol", "config"),
              "adapter", List.of("protocol"),
              "standalone", List.of("protocol", "config", "node", "clearing", "adapter")));

  /** Packages that only compute: the same inputs give the same outputs, everywhere. */
  private static final String[] PURE = {
    "io.hanse.protocol..", "io.hanse.node.decision..", "io.hanse.clearing.netting.."
  };

  /** Points and money are whole minor units. Classes that may hold a fraction, with the reason. */
  private static final Set<String> MAY_HOLD_FRACTIONS = Set.of();

  private static final Set<String> FRACTIONS =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private static final int MOST_FILES_IN_A_PACKAGE = 30;

  private static final String[] SQL = {
    "java.sql..", "javax.sql..", "io.vertx.sqlclient..", "io.vertx.pgclient.."
  };

  @ArchTest
  static final ArchRule everyClassBelongsToAModule =
      classes()
          .should()
          .resideInAnyPackage(
              MODULES.keySet().stream().map(HouseRulesTest::packagesOf).toArray(String[]::new));

  @ArchTest static final ArchRule modulesUseOnlyWhatStandsBeforeThem = moduleGraph();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.hanse.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule purePackagesKnowNoInfrastructure =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..", "com.hazelcast..", "java.sql..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule decisionsReadNoClock =
      noClasses()
          .that()
          .resideInAnyPackage("io.hanse.node.decision..", "io.hanse.clearing.netting..")
          .should()
          .callMethodWhere(readsTheClock())
          .allowEmptyShould(true);

  /** Features with a store of their own, and whoever talks to a database for all. */
  private static final String[] MAY_USE_SQL = {
    "io.hanse.config.database",
    "io.hanse.node.ledger.audit",
    "io.hanse.node.ledger.postgres",
    "io.hanse.node.position",
    "io.hanse.node.reading",
    "io.hanse.node.sealing",
    "io.hanse.node.sweep",
    "io.hanse.clearing.lease",
    "io.hanse.clearing.cycle",
    "io.hanse.clearing.breaks",
    "io.hanse.clearing.sealing",
    "io.hanse.clearing.checking",
    "io.hanse.clearing.settlement",
    "io.hanse.clearing.statement",
    "io.hanse.adapter.outbox",
    "io.hanse.standalone.postgres"
  };

  /** Packages that exist for the database; elsewhere only stores know it. */
  private static final String[] FOR_SQL = {
    "io.hanse.config.database", "io.hanse.node.ledger.audit", "io.hanse.node.ledger.postgres"
  };

  @ArchTest
  static final ArchRule sqlStaysInItsPackages =
      noClasses()
          .that()
          .resideOutsideOfPackages(MAY_USE_SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SQL);

  @ArchTest
  static final ArchRule sqlStaysInStores =
      noClasses()
          .that(
              describe(
                  "are neither *Store nor *Sql",
                  type -> !outermost(type).getSimpleName().matches(".*(Store|Sql)")))
          .and()
          .resideOutsideOfPackages(FOR_SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SQL);

  @ArchTest
  static final ArchRule jsonObjectsStayAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackage("..http..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.vertx\\.core\\.json\\.Json(Object|Array)")
          .allowEmptyShould(true);

  /** A participant's message is decided only where {@code Delivery} makes it of a verified one. */
  @ArchTest
  static final ArchRule onlyVerifiedMessagesAreSubmitted =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.hanse.node.ledger.intake.Delivery")
          .and()
          .doNotHaveFullyQualifiedName(Submission.Signed.class.getName())
          .should()
          .callCodeUnitWhere(makesASignedSubmission());

  @ArchTest
  static final ArchRule namesSayWhatAClassDoes =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)");

  @ArchTest
  static final ArchRule amountsAreWholeNumbers =
      ArchRuleDefinition.members()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  "io.hanse.protocol..",
                  "io.hanse.node..",
                  "io.hanse.clearing..",
                  "io.hanse.adapter.."))
          .and()
          .areDeclaredInClassesThat(
              describe(
                  "may hold no fractions", type -> !MAY_HOLD_FRACTIONS.contains(type.getName())))
          .should(useNoFractions())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyCommandLinesPrint =
      noClasses().that().resideOutsideOfPackage("..cli..").should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static void everyPackageIsDescribedAndNullMarked(JavaClasses classes) {
    List<String> bare =
        classes.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(found -> found.getName())
            .sorted()
            .toList();
    assertEquals(List.of(), bare, "packages without a package-info.java that says @NullMarked");
  }

  @ArchTest
  static void everyPackageHasAtMostThirtyFiles(JavaClasses classes) {
    Map<String, Long> files =
        classes.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
    files.values().removeIf(count -> count <= MOST_FILES_IN_A_PACKAGE);
    assertEquals(Map.of(), files, "packages with too many files: split them by feature");
  }

  @ArchTest
  static void aNameMeansOneThingInTheWholeTree(JavaClasses classes) {
    Map<String, List<String>> places =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(
                    JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));
    places.values().removeIf(names -> names.size() == 1);
    assertEquals(Map.of(), places, "simple names that stand for several classes");
  }

  private static ArchRule moduleGraph() {
    return CompositeArchRule.of(
        MODULES.entrySet().stream()
            .map(module -> keepsTo(module.getKey(), module.getValue()))
            .toList());
  }

  private static ArchRule keepsTo(String module, List<String> others) {
    DescribedPredicate<JavaClass> allowed = resideOutsideOfPackage("io.hanse..");
    allowed = allowed.or(resideInAPackage(packagesOf(module)));
    for (String other : others) {
      allowed = allowed.or(resideInAPackage(packagesOf(other)));
    }
    return classes()
        .that()
        .resideInAPackage(packagesOf(module))
        .should()
        .onlyDependOnClassesThat(allowed)
        .as("module " + module + " uses only " + others)
        .allowEmptyShould(true);
  }

  private static String packagesOf(String module) {
    return "io.hanse." + module + "..";
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRulesTest::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaCall<?>> makesASignedSubmission() {
    return describe(
        "makes a Submission.Signed",
        call ->
            call.getTargetOwner().isEquivalentTo(Submission.Signed.class)
                && call.getTarget()
                    .resolveMember()
                    .map(
                        made ->
                            made instanceof JavaConstructor
                                || made.getModifiers().contains(JavaModifier.STATIC))
                    .orElse(true));
  }

  private static DescribedPredicate<JavaMethodCall> readsTheClock() {
    return describe(
        "reads the machine's clock",
        call -> {
          String owner = call.getTargetOwner().getName();
          String method = call.getName();
          return (owner.startsWith("java.time.") && method.equals("now"))
              || (owner.equals(Clock.class.getName()) && method.startsWith("system"))
              || (owner.equals("java.lang.System")
                  && (method.equals("currentTimeMillis") || method.equals("nanoTime")));
        });
  }

  private static ArchCondition<JavaMember> useNoFractions() {
    return new ArchCondition<>("use no double or float") {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        boolean fraction =
            member.getAllInvolvedRawTypes().stream()
                .filter(type -> !type.equals(member.getOwner()))
                .anyMatch(type -> FRACTIONS.contains(type.getBaseComponentType().getName()));
        events.add(
            new SimpleConditionEvent(
                member, !fraction, member.getDescription() + " uses double or float"));
      }
    };
  }
}
