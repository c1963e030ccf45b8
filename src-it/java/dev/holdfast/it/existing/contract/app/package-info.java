/**
 * An application as it was written before Holdfast, in which everything that the specification says of a session can be done by a
 * URL and is answered in words. It knows no type of Holdfast and no type of the tests.
 */
package dev.holdfast.it.existing.contract.app;
