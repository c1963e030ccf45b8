/**
 * Promise: whoever signs in on one node is signed in on all, for servlets, JAX-RS, Jakarta Security and EJB, until the sign-out on
 * any; no node keeps anything of it. Each mini application below adds its way of signing in to the {@code pages}.
 */
package dev.holdfast.it.signin;
