package dev.holdfast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The floors of the house: an arrow only goes down. */
class ArchitectureTest {

    private static final String ROOT = "dev.holdfast";
    private static final String[] API = {ROOT, ROOT + ".event", ROOT + ".interceptor"};
    private static final String CONFIG = ROOT + ".config";
    private static final String SESSION = ROOT + ".session";
    private static final String TOKEN = ROOT + ".session.token";
    private static final String STORE = ROOT + ".session.store";
    private static final String MERGE = ROOT + ".session.merge";
    private static final String WEB = ROOT + ".web";
    private static final String HTTP_SESSION = ROOT + ".web.httpsession";
    private static final String CODECS = ROOT + ".serialization";
    private static final String WIRING = ROOT + ".wiring";
    private static final String TIME_SOURCE = "java.time.InstantSource.system(";
    private static final List<String> DOORS = Stream.of(
                    "cdi",
                    "web",
                    "security",
                    "rest",
                    "faces",
                    "websocket",
                    "concurrent",
                    "diagnostics",
                    "serialization",
                    "redis",
                    "memory")
            .map(door -> ROOT + "." + door)
            .toList();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void the_rules_look_at_something() {
        assertThat(CLASSES.size()).isGreaterThan(60);
        assertThat(packages()).extracting(JavaPackage::getName).contains(ROOT, CONFIG, SESSION, STORE);
        assertThat(CLASSES.contain(SessionScopedDistributed.class)).isTrue();
        assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void every_package_stands_on_a_floor() {
        List<String> floors = Stream.of(
                        Stream.of(API),
                        Stream.of(CONFIG, SESSION, TOKEN, STORE, MERGE, HTTP_SESSION, WIRING),
                        DOORS.stream())
                .flatMap(names -> names)
                .toList();
        assertThat(packages()).extracting(JavaPackage::getName).isSubsetOf(floors);
    }

    @Test
    void the_api_knows_nothing_below_it() {
        onlyKnows(API);
    }

    @Test
    void the_configuration_knows_only_the_api() {
        onlyKnows(CONFIG, API);
    }

    @Test
    void the_heart_knows_only_the_bottom_and_itself() {
        onlyKnows(MERGE);
        onlyKnows(STORE, API);
        onlyKnows(TOKEN, and(API, CONFIG, STORE));
        onlyKnows(SESSION, and(API, CONFIG, STORE, TOKEN, MERGE));
    }

    @Test
    void a_door_never_knows_another_one_nor_the_wiring() {
        String[] below = and(API, CONFIG, SESSION, TOKEN, STORE);
        DOORS.stream()
                .filter(door -> !door.equals(CODECS) && !door.equals(WEB))
                .forEach(door -> onlyKnows(door, below));
        onlyKnows(CODECS, and(below, MERGE));
        onlyKnows(HTTP_SESSION, below);
        onlyKnows(WEB, and(below, HTTP_SESSION));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jakarta..", "javax.inject..", "org.redisson..", "io.netty..", "org.eclipse.microprofile.."})
    void the_heart_is_plain_java(String foreign) {
        noClasses()
                .that()
                .resideInAPackage(SESSION + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.servlet..,                     web security websocket diagnostics",
        "jakarta.enterprise.inject.spi..,       cdi wiring",
        "org.redisson..,                        redis wiring",
        "org.eclipse.microprofile.config..,     config",
        "jakarta.json..,                        serialization",
        "jakarta.security..,                    security",
        "jakarta.websocket..,                   websocket",
        "jakarta.ws.rs..,                       rest",
        "jakarta.faces..,                       faces",
        "jakarta.enterprise.concurrent..,       concurrent",
        "org.eclipse.microprofile.context..,    concurrent",
    })
    void a_technology_has_its_place(String technology, String places) {
        String[] allowed = Arrays.stream(places.split(" "))
                .map(place -> ROOT + "." + place + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(CLASSES);
    }

    @Test
    void there_is_one_thread_local_and_the_heart_holds_it() {
        assertThat(CLASSES.stream().flatMap(type -> type.getFields().stream()).filter(field -> field.getRawType()
                        .isAssignableTo(ThreadLocal.class)))
                .singleElement()
                .extracting(JavaField::getOwner)
                .extracting(JavaClass::getPackageName)
                .isEqualTo(SESSION);
        classes().should().notBeAssignableTo(ThreadLocal.class).check(CLASSES);
    }

    @Test
    void nobody_asks_the_system_for_the_time_of_day() {
        noClasses()
                .should()
                .accessTargetWhere(new SystemClock())
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(CLASSES);
    }

    /** For a cookie's Expires, for how often to warn, and for a store in this JVM's memory: none of these ends a session of the store's. */
    @Test
    void a_nodes_clock_is_handed_to_these_alone() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getAccessesFromSelf().stream()
                                .anyMatch(access ->
                                        access.getTarget().getFullName().startsWith(TIME_SOURCE)))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        WEB + ".CookieTransport", WEB + ".Exchanges", WEB + ".WebLog", WIRING + ".StoreProducer");
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(packages()).isNotEmpty().allMatch(ArchitectureTest::isNullMarked);
    }

    private static boolean isNullMarked(JavaPackage one) {
        return one.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static List<JavaPackage> packages() {
        return CLASSES.stream().map(JavaClass::getPackage).distinct().toList();
    }

    private static String[] and(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static void onlyKnows(String[] these) {
        Arrays.stream(these).forEach(one -> onlyKnows(one, these));
    }

    /** A package of the house knows itself and these packages of the house, without those below them. */
    private static void onlyKnows(String one, String... others) {
        noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(and(others, one)))))
                // A door that is not built yet has no classes; every_package_stands_on_a_floor catches a misspelt one.
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
