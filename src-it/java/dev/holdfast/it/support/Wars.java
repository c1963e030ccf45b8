package dev.holdfast.it.support;

import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.secrecy.Secrets;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds a WAR as a user's build would: Holdfast's jar and the libraries that it brings, the application's classes, its settings. */
public final class Wars {

    /** Names a WAR that is to answer at {@code /}: Payara, WildFly and Tomcat go by it, Open Liberty by a descriptor. */
    public static final String ROOT = "ROOT";

    /** Where MicroProfile Config looks for settings. */
    public static final String SETTINGS = "META-INF/microprofile-config.properties";

    private static final String LIBERTY_ROOT =
            """
            <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
              <context-root uri="/"/>
            </web-ext>
            """;

    private Wars() {}

    /**
     * The mini application of a promise: the classes of its package, without the tests.
     *
     * @param name of the application; the context path is {@code /name}
     * @param promise any class of the package
     * @param redis that keeps the sessions
     * @param settings of {@code microprofile-config.properties}, besides the address of Redis
     * @return the WAR, to be added to
     */
    public static WebArchive application(
            String name, Class<?> promise, RedisServer redis, Map<String, String> settings) {
        return empty(name, redis, settings)
                .addPackages(false, Filters.exclude(".*(IT|IT\\$.*)\\.class"), promise.getPackage());
    }

    /**
     * An application without classes yet.
     *
     * @param name of the application; the context path is {@code /name}
     * @param redis that keeps the sessions
     * @param settings of {@code microprofile-config.properties}, besides the address of Redis
     * @return the WAR, to be added to
     */
    public static WebArchive empty(String name, RedisServer redis, Map<String, String> settings) {
        return atItsRoot(bare(name).addAsLibraries(libraries()).addAsResource(settings(redis, settings), SETTINGS));
    }

    /**
     * An application without classes, libraries and settings: the EAR that it is to be in has them.
     *
     * @param name of the application; the context path is {@code /name}
     * @return the WAR, to be added to
     */
    public static WebArchive bare(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war").addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /**
     * What is to be found under {@link #SETTINGS}.
     *
     * @param redis that keeps the sessions
     * @param settings besides the address of Redis
     * @return the file
     */
    public static StringAsset settings(RedisServer redis, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        if (!all.containsKey("holdfast.redis.addresses")) {
            all.putAll(redis.access());
        }
        Secrets.configured(all);
        return properties(all);
    }

    private static WebArchive atItsRoot(WebArchive war) {
        return war.getName().equals(ROOT + ".war")
                ? war.addAsWebInfResource(new StringAsset(LIBERTY_ROOT), "ibm-web-ext.xml")
                : war;
    }

    /**
     * What an application's WAR holds, as Maven packaged and copied it.
     *
     * @return what it gains by Holdfast, and what of the platform the server does not have
     */
    public static File[] libraries() {
        return libraries(Integer.MAX_VALUE);
    }

    /**
     * What an application's WAR gains by Holdfast, wherever it runs.
     *
     * @return Holdfast's jar and its runtime dependencies
     */
    public static File[] ownLibraries() {
        return libraries(1);
    }

    private static File[] libraries(int folders) {
        Stream<File> dependencies = Stream.of(System.getProperty("it.libraries").split(File.pathSeparator))
                .limit(folders)
                .flatMap(Wars::files);
        return Stream.concat(Stream.of(new File(System.getProperty("it.jar"))), dependencies)
                .toArray(File[]::new);
    }

    private static Stream<File> files(String folder) {
        File[] files = new File(folder).listFiles(File::isFile);
        if (files == null || files.length == 0) {
            throw new IllegalStateException(folder + " is empty: run it by mvn verify");
        }
        return Stream.of(files);
    }

    private static StringAsset properties(Map<String, String> settings) {
        return new StringAsset(settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "", "\n")));
    }
}
