/**
 * Promise: sessions outlive what kept or served them: a killed node, a redeployment, a newer version of a class, a restart of
 * Redis; and a store in trouble makes errors, not logouts. The mini application keeps a cart.
 */
package dev.holdfast.it.survival;
