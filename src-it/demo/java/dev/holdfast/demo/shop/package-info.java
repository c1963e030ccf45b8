/**
 * The shop, as an application's author would write it: a session bean, a few REST resources, no word about nodes or Redis.
 *
 * <p>What there is of Holdfast in here: the scope on {@link dev.holdfast.demo.shop.Cart}, the
 * {@link dev.holdfast.DistributedSession} that visitors sign in to and the page shows, and the
 * {@link dev.holdfast.SessionDirectory} of their devices, and {@link dev.holdfast.interceptor.RequiresSignIn} where a visitor has
 * to be signed in. It is deployed as it stands on both nodes.
 */
@NullMarked
package dev.holdfast.demo.shop;

import org.jspecify.annotations.NullMarked;
