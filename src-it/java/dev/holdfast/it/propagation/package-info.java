/**
 * Promise: what managed threads of Jakarta Concurrency have of a session, those of MicroProfile Context Propagation have, too. The mini
 * application hands one task to another thread in every way that the latter has.
 */
package dev.holdfast.it.propagation;
