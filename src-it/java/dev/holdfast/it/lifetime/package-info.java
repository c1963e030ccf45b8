/**
 * Promise: a session lives as long as it is configured to, on all nodes alike, and its cookie says no more and no less than
 * it has to. The mini application keeps a name.
 */
package dev.holdfast.it.lifetime;
