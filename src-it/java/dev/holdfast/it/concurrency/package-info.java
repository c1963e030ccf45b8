/**
 * Promise: no update that could have been kept is lost, however many requests of one session meet on two nodes, and a session
 * that ended stays ended. The mini application shares collections, counts under a lock, and can hold a request in the middle.
 */
package dev.holdfast.it.concurrency;
