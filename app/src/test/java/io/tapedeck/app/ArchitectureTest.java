package io.tapedeck.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tapedeck.engine.simulation.SimulatedExchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** DESIGN §7 and §4 as rules: who may import whom, and what must not exist inside the engine. */
class ArchitectureTest {
    private static final String ENGINE = "io.tapedeck.engine..";
    private static final String JOURNAL = "io.tapedeck.journal..";
    private static final String STRATEGIES = "io.tapedeck.strategies..";
    private static final String REPLAY = "io.tapedeck.replay..";
    private static final String GATEWAYS = "io.tapedeck.gateways..";
    private static final String LOOPBACK = "io.tapedeck.loopback..";
    private static final String APP = "io.tapedeck.app..";

    static final ArchRule ENGINE_STANDS_ALONE = classes().that().resideInAPackage(ENGINE)
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage(ENGINE, "java..", "org.agrona..", "com.lmax.disruptor..");

    static final ArchRule ONLY_THE_RING_KNOWS_THE_DISRUPTOR = noClasses().that().resideInAPackage(ENGINE)
        .and().resideOutsideOfPackage("io.tapedeck.engine.ring..")
        .should().dependOnClassesThat().resideInAPackage("com.lmax.disruptor..");

    static final ArchRule JOURNAL_SEES_THE_ENGINE = classes().that().resideInAPackage(JOURNAL)
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage(JOURNAL, ENGINE, "java..", "org.agrona..", "net.openhft..", "uk.co.real_logic.sbe..",
            "org.duckdb..", "org.HdrHistogram..");

    static final ArchRule ONLY_TABLES_KNOW_A_DATABASE = noClasses()
        .that().resideOutsideOfPackage("io.tapedeck.journal.table..")
        .should().dependOnClassesThat().resideInAnyPackage("org.duckdb..", "java.sql..");

    static final ArchRule STRATEGIES_SEE_ONLY_WHAT_A_STRATEGY_MAY_SEE = classes().that().resideInAPackage(STRATEGIES)
        .should().onlyDependOnClassesThat().resideInAnyPackage(STRATEGIES, "java.lang..", "java.util..", "java.math..",
            "io.tapedeck.engine.strategy..", "io.tapedeck.engine.market..", "io.tapedeck.engine.candle..",
            "io.tapedeck.engine.order..", "io.tapedeck.engine.state..");

    static final ArchRule REPLAY_SEES_ENGINE_AND_JOURNAL = noClasses().that().resideInAPackage(REPLAY)
        .should().dependOnClassesThat().resideInAnyPackage(STRATEGIES, GATEWAYS, LOOPBACK, APP, "net.openhft..");

    static final ArchRule GATEWAYS_SEE_THE_ENGINE = noClasses().that().resideInAPackage(GATEWAYS)
        .should().dependOnClassesThat().resideInAnyPackage(JOURNAL, STRATEGIES, REPLAY, LOOPBACK, APP);

    static final ArchRule LOOPBACK_SEES_ENGINE_AND_JOURNAL = noClasses().that().resideInAPackage(LOOPBACK)
        .should().dependOnClassesThat().resideInAnyPackage(GATEWAYS, STRATEGIES, REPLAY, APP);

    static final ArchRule ONLY_GATEWAYS_CONNECT = noClasses().that().resideOutsideOfPackage(GATEWAYS)
        .should().dependOnClassesThat().resideInAnyPackage("okhttp3..", "java.net.http..");

    static final ArchRule NOTHING_IMPORTS_THE_APPLICATION = noClasses().that().resideOutsideOfPackage(APP)
        .should().dependOnClassesThat().resideInAPackage(APP);

    /** Routing hands on what the gate accepted; the matching only ever submits what reduces. */
    static final ArchRule NO_ORDER_REACHES_THE_EXCHANGE_PAST_THE_GATE = methods()
        .that().areDeclaredIn(SimulatedExchange.class).and().haveName("submit")
        .should().onlyBeCalled().byClassesThat(named("RoutingStage").or(named("Departures")));

    private static DescribedPredicate<JavaClass> named(final String simpleName) {
        return DescribedPredicate.describe("are " + simpleName, type -> type.getSimpleName().equals(simpleName));
    }

    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES = slices().matching("io.tapedeck.(*).(*)..")
        .should().beFreeOfCycles();

    static final ArchRule THE_CORE_DOES_NO_INPUT_OR_OUTPUT = noClasses().that().resideInAPackage(ENGINE)
        .and().resideOutsideOfPackage("io.tapedeck.engine.event.codec..")
        .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..",
            "java.net..", "java.util.logging..", "org.slf4j..", "java.sql..");

    static final ArchRule ONLY_THE_RING_KNOWS_THREADS = noClasses().that().resideInAPackage(ENGINE)
        .and().resideOutsideOfPackage("io.tapedeck.engine.ring..")
        .should().dependOnClassesThat().resideInAPackage("java.util.concurrent..")
        .orShould().dependOnClassesThat().areAssignableTo(Thread.class);

    static final ArchRule NO_CLOCK_IN_ENGINE_AND_STRATEGIES = noClasses()
        .that().resideInAnyPackage(ENGINE, STRATEGIES)
        .should().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "nanoTime")
        .orShould().callMethod(Instant.class, "now")
        .orShould().callMethod(LocalDate.class, "now")
        .orShould().callMethod(LocalDateTime.class, "now")
        .orShould().callMethod(ZonedDateTime.class, "now")
        .orShould().dependOnClassesThat().areAssignableTo(Clock.class);

    static final ArchRule NO_CHANCE_NO_UNORDERED_MAPS_NO_DEFAULTS_IN_ENGINE_AND_STRATEGIES = noClasses()
        .that().resideInAnyPackage(ENGINE, STRATEGIES)
        .should().dependOnClassesThat(oneOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class, UUID.class,
            IdentityHashMap.class, ConcurrentHashMap.class, TimeZone.class))
        .orShould().callMethod(Math.class, "random")
        .orShould().callMethod(Locale.class, "getDefault")
        .orShould().callMethod(System.class, "identityHashCode", Object.class)
        .orShould().callConstructor(HashMap.class)
        .orShould().callConstructor(HashMap.class, int.class)
        .orShould().callConstructor(HashSet.class)
        .orShould().callConstructor(HashSet.class, int.class);

    static final ArchRule ORDERS_REACH_ROUTING_ONLY_THROUGH_RISK = noClasses()
        .that().resideInAnyPackage("io.tapedeck.engine.strategy..", STRATEGIES)
        .should().dependOnClassesThat()
        .resideInAnyPackage("io.tapedeck.engine.simulation..", "io.tapedeck.engine.risk..");

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR = noClasses()
        .should().haveSimpleNameEndingWith("Impl")
        .orShould().haveSimpleNameEndingWith("Util")
        .orShould().haveSimpleNameEndingWith("Utils")
        .orShould().haveSimpleNameEndingWith("Helper")
        .orShould().haveSimpleNameEndingWith("Manager")
        .orShould().haveSimpleNameStartingWith("Abstract");

    private static DescribedPredicate<JavaClass> oneOf(final Class<?>... types) {
        return new DescribedPredicate<>("chance, identity or the defaults of a machine") {
            @Override
            public boolean test(final JavaClass candidate) {
                for (final Class<?> type : types) {
                    if (candidate.isEquivalentTo(type)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }

    /** Checked as plain tests, so that they are counted: the engine of the library finds no field to run here. */
    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tapedeck");
        assertTrue(classes.size() > 200, "only " + classes.size() + " classes");
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
            .filter(field -> field.getType() == ArchRule.class)
            .map(field -> DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(classes)));
    }
}
