package dev.holdfast.demo.shop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/**
 * The visitor's cart. Each change says what is to be, not what to add: a balancer whose node died under the request may
 * ask the other node the same again.
 */
@RequestScoped
@Path("cart")
@Produces(MediaType.APPLICATION_JSON)
public class CartResource {

    private static final int MOST = 99;

    @Inject
    Cart cart;

    @Inject
    Catalog catalog;

    @Inject
    Visits visits;

    /**
     * What is in the cart.
     *
     * @return the cart
     */
    @GET
    public CartView cart() {
        return CartView.of(cart);
    }

    /**
     * Makes the cart hold exactly that many of a product.
     *
     * @param id the product's id; 404 if there is none
     * @param quantity 0 to 99, else 400
     * @return where the visitor stands after it
     */
    @PUT
    @Path("{product}")
    public Visit put(@PathParam("product") String id, @QueryParam("quantity") @DefaultValue("-1") int quantity) {
        if (quantity < 0 || quantity > MOST) {
            throw new BadRequestException("quantity must be 0 to " + MOST + " but is " + quantity);
        }
        Product product = catalog.find(id).orElseThrow(() -> new NotFoundException("no product " + id));
        cart.put(product, quantity);
        return visits.visit();
    }

    /**
     * Takes everything out.
     *
     * @return where the visitor stands after it
     */
    @DELETE
    public Visit clear() {
        cart.clear();
        return visits.visit();
    }
}
