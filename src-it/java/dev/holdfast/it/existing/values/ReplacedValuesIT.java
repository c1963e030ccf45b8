package dev.holdfast.it.existing.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.PayaraNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplacedValuesIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final PayaraNode ONE = new PayaraNode("values-1");
    private static final PayaraNode TWO = new PayaraNode("values-2");
    private static final String PERSISTENCE =
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="values" transaction-type="JTA">
                <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                <exclude-unlisted-classes>false</exclude-unlisted-classes>
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    private final Visitor visitor = new Visitor();

    @BeforeAll
    static void start() {
        WebArchive war = Wars.application("values", Author.class, REDIS, Map.of("holdfast.http-session", "replace"))
                .addAsResource(new StringAsset(PERSISTENCE), "META-INF/persistence.xml");
        ONE.begin(war);
        TWO.begin(war);
        ONE.awaitReady();
        TWO.awaitReady();
    }

    @AfterAll
    static void stop() {
        ONE.close();
        TWO.close();
        REDIS.close();
    }

    @Test
    void look() {
        for (String path : new String[] {
            "lazy",
            "show",
            "visit",
            "loadable",
            "show",
            "loaded",
            "show",
            "visit",
            "loadable",
            "list",
            "listed",
            "proxies",
            "proxied",
            "herald",
            "hear"
        }) {
            System.out.println("LOOK " + path + " 1: " + ask(ONE, path));
            if (!path.matches("lazy|loaded|list|proxies|herald")) {
                System.out.println("LOOK " + path + " 2: " + ask(TWO, path));
            }
        }
        assertThat(visitor.cookies()).containsOnlyKeys("HOLDFAST");
    }

    private String ask(PayaraNode node, String step) {
        return visitor.get(node.uri("/values/values/" + step)).body();
    }
}
