package dev.holdfast.it.support;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds an EAR as a user's build would (Jakarta EE Platform, 8.4). */
public final class Ears {

    private Ears() {}

    /**
     * An EAR of WARs; each has its name for its context path.
     *
     * @param name of the application
     * @param wars its modules
     * @return the EAR, to be added to
     */
    public static EnterpriseArchive of(String name, WebArchive... wars) {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .setApplicationXML(new StringAsset(descriptor(wars)));
        for (WebArchive war : wars) {
            ear.addAsModule(war);
        }
        return ear;
    }

    /**
     * Puts Holdfast's jar, and what it brings, into the EAR's library, and beside it a jar with settings and beans for all WARs.
     *
     * @param ear of WARs that have neither
     * @param settings the content of {@link Wars#SETTINGS}
     * @param beans a package of such
     * @return the EAR
     */
    public static EnterpriseArchive withLibrary(EnterpriseArchive ear, Asset settings, Package beans) {
        return ear.addAsLibraries(Wars.libraries())
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "common.jar")
                        .addPackage(beans)
                        .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                        .addAsResource(settings, Wars.SETTINGS));
    }

    /**
     * Makes beans of all classes of a WAR that can be one.
     *
     * @param war without a {@code beans.xml}
     * @return the WAR
     */
    public static WebArchive allBeans(WebArchive war) {
        return war.addAsWebInfResource(
                new StringAsset(
                        """
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
                        """),
                "beans.xml");
    }

    private static String descriptor(WebArchive... wars) {
        return Arrays.stream(wars)
                .map(Ears::module)
                .collect(
                        Collectors.joining(
                                "",
                                """
                        <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                        """,
                                """
                          <library-directory>lib</library-directory>
                        </application>
                        """));
    }

    private static String module(WebArchive war) {
        return """
                  <module>
                    <web>
                      <web-uri>%s</web-uri>
                      <context-root>%s</context-root>
                    </web>
                  </module>
                """
                .formatted(war.getName(), "/" + war.getName().replaceFirst("\\.war$", ""));
    }
}
