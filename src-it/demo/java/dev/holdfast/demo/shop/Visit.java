package dev.holdfast.demo.shop;

import org.jspecify.annotations.Nullable;

/**
 * All that the page shows of one visitor.
 *
 * @param session the session, null where nothing is stored yet
 * @param user who is signed in to it, null where nobody is
 * @param cart the cart
 * @param loss what became of the session that the browser came with, null where it lives, or none came
 */
public record Visit(@Nullable SessionView session, @Nullable UserView user, CartView cart, @Nullable LossView loss) {}
