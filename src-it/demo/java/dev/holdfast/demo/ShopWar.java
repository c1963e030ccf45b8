package dev.holdfast.demo;

import dev.holdfast.demo.shop.Cart;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the shop as its author's build would: classes, pages, and Holdfast's jars in {@code WEB-INF/lib}. */
final class ShopWar {

    private ShopWar() {}

    static void write(BuildOutput build, Path file) {
        WebArchive war = ShrinkWrap.create(ExplodedImporter.class, "shop.war")
                .importDirectory(build.webapp().toFile())
                .as(WebArchive.class)
                .addPackage(Cart.class.getPackage());
        build.libraries().forEach(library -> war.addAsLibrary(library.toFile()));
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
    }
}
