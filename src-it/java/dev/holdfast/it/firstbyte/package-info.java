/**
 * Promise: what a response tells of is stored. Whoever sees the first byte of an answer finds its change on the other node,
 * and a change that could not be stored is answered by 503 and by nothing else. The mini application changes a bean and then
 * lets the first byte go, in every way that servlets and JAX-RS know.
 */
package dev.holdfast.it.firstbyte;
