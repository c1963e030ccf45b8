package dev.holdfast.it.existing;

import dev.holdfast.it.support.ServerNode;
import java.util.Arrays;
import java.util.Set;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The yardstick: the applications without Holdfast, on one node, in the server's own session. */
@Tag("wide")
class StoriesOnOneNodeIT extends ExistingStories {

    private static final ServerNode NODE = ServerNode.named("existing-plain");

    @BeforeAll
    static void start() {
        NODE.begin(Arrays.stream(ExistingApplication.values())
                        .map(ExistingApplication::war)
                        .toArray(WebArchive[]::new))
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Override
    Site site() {
        return new Site(NODE);
    }

    @Override
    String sessionCookie() {
        return "JSESSIONID";
    }

    @Override
    Set<String> cookiesOfTheFlash() {
        return Set.of("csfcfc");
    }
}
