/**
 * Promise: tasks that a request hands to managed threads have its session, what they change is stored when they end, and elsewhere an
 * exception says what to do. The mini application hands one task to another thread in every way that Jakarta Concurrency has.
 */
package dev.holdfast.it.threads;
