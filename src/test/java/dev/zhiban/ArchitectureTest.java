package dev.zhiban;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "dev.zhiban", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "platform", "identity", "knowledge", "logs", "desk", "assistant", "chat", "channels", "insight");

    @ArchTest
    static final ArchRule featuresUseFeaturesToTheirLeft = classes().that().resideInAPackage("dev.zhiban..")
            .should(new ArchCondition<JavaClass>("use only features to the left, and of those only the feature's own package") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    user.getDirectDependenciesFromSelf().stream()
                            .filter(use -> use.getTargetClass().getPackageName().startsWith("dev.zhiban."))
                            .filter(use -> !allowed(user, use.getTargetClass()))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule noCyclesBetweenFeatures = slices().matching("dev.zhiban.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coresImportNoFramework = noClasses()
            .that(resideInAnyPackage("dev.zhiban.desk.sla..", "dev.zhiban.desk.dispatch..", "dev.zhiban.logs.mining..",
                    "dev.zhiban.knowledge.retrieve.."))
            .should().dependOnClassesThat(resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "io.vertx..",
                    "org.apache.lucene..", "dev.langchain4j.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule oneClock = noClasses().that(not(resideInAPackage("dev.zhiban.platform.time")))
            .should().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDate.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(OffsetDateTime.class, "now")
            .orShould().callMethod(ZonedDateTime.class, "now")
            .orShould().callMethod(Clock.class, "systemUTC")
            .orShould().callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Dto")
            .orShould().haveSimpleNameStartingWith("Base");

    private static boolean allowed(JavaClass user, JavaClass used) {
        String from = feature(user);
        String to = feature(used);
        if (from.equals(to) || from.isEmpty()) {
            return true;
        }
        boolean toTheLeft = ORDER.indexOf(to) >= 0 && ORDER.indexOf(to) < ORDER.indexOf(from);
        return toTheLeft && (to.equals("platform") || used.getPackageName().equals("dev.zhiban." + to));
    }

    private static String feature(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length < 3 ? "" : parts[2];
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }
}
