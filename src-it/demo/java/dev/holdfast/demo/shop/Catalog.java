package dev.holdfast.demo.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the shop sells. */
@ApplicationScoped
public class Catalog {

    private static final List<Product> PRODUCTS = List.of(
            product("lantern", "Storm lantern", "Stays lit in a gale", "39.00"),
            product("mug", "Enamel mug", "Holds tea, takes knocks", "14.50"),
            product("blanket", "Wool blanket", "From island sheep", "79.00"),
            product("rope", "Mooring line", "Ten metres, hand-spliced", "24.90"),
            product("compass", "Brass compass", "Knows where it was", "46.00"),
            product("caramels", "Sea-salt caramels", "Rarely survive the walk home", "8.75"));

    /**
     * Everything on the shelf, in the order of the page.
     *
     * @return an unmodifiable list
     */
    public List<Product> products() {
        return PRODUCTS;
    }

    /**
     * Looks a product up.
     *
     * @param id a product's id
     * @return the product, or empty if there is none of that id
     */
    public Optional<Product> find(String id) {
        return PRODUCTS.stream().filter(product -> product.id().equals(id)).findFirst();
    }

    private static Product product(String id, String name, String note, String price) {
        return new Product(id, name, note, new BigDecimal(price));
    }
}
