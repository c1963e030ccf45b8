/**
 * The shop, as an application's author would write it: a session bean, a few REST resources, no word about nodes or Redis.
 *
 * <p>The one thing of Holdfast in here is the scope on {@link dev.holdfast.demo.shop.Cart} and the
 * {@link dev.holdfast.DistributedSession} that the page's panel shows. It is deployed as it stands on both nodes.
 */
@NullMarked
package dev.holdfast.demo.shop;

import org.jspecify.annotations.NullMarked;
