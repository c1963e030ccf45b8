package dev.holdfast.demo.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The shelf. Calls no session bean, so it costs no call to the store. */
@RequestScoped
@Path("products")
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {

    @Inject
    Catalog catalog;

    /**
     * Everything on the shelf.
     *
     * @return the products
     */
    @GET
    public List<Product> products() {
        return catalog.products();
    }
}
