package dev.holdfast.it.existing;

import dev.holdfast.it.existing.api.NotesApi;
import dev.holdfast.it.existing.shop.Cart;
import dev.holdfast.it.existing.wizard.Basket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications, as their authors' builds pack them. */
enum ExistingApplication {
    SHOP("shop", Cart.class),
    WIZARD_SERVER("wizard-server", Basket.class),
    WIZARD_CLIENT("wizard-client", Basket.class),
    API("api", NotesApi.class);

    private static final Path FOLDER = Path.of("src-it/existing");

    private final String path;
    private final Class<?> any;

    ExistingApplication(String path, Class<?> any) {
        this.path = path;
        this.any = any;
    }

    /** The WAR without Holdfast. */
    WebArchive war() {
        return addTo(ShrinkWrap.create(WebArchive.class, path + ".war"));
    }

    String path() {
        return path;
    }

    /** The name that web.xml gives to the session's cookie is taken out of it. */
    WebArchive withoutCookieName(WebArchive war) {
        try {
            String descriptor = Files.readString(FOLDER.resolve(path + "/WEB-INF/web.xml"));
            return war.setWebXML(new StringAsset(descriptor.replaceFirst("<name>[^<]*</name>", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds classes and pages. */
    WebArchive addTo(WebArchive war) {
        war.addPackage(any.getPackage());
        return switch (this) {
            case SHOP -> war.merge(pages("shop"));
            case WIZARD_SERVER, WIZARD_CLIENT ->
                war.merge(pages("wizard/pages"))
                        .setWebXML(FOLDER.resolve("wizard/" + path.replace("wizard", "web") + ".xml")
                                .toFile());
            case API -> war;
        };
    }

    private static WebArchive pages(String folder) {
        return ShrinkWrap.create(ExplodedImporter.class)
                .importDirectory(FOLDER.resolve(folder).toFile())
                .as(WebArchive.class);
    }
}
