/**
 * Promise: cost follows the change, not the size. The figures of the README are counted here, from Redis' own counters, with a
 * mini application whose only bean has ten fields.
 */
package dev.holdfast.it.figures;
