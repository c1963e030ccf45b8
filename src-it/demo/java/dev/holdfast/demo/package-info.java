/**
 * The demo: a Redis, two server processes and a balancer without stickiness on this machine, and a shop whose cart outlives
 * each of the nodes.
 *
 * <p>{@link dev.holdfast.demo.Demo} is the command line, {@link dev.holdfast.demo.RunningDemo} the parts together. Nothing
 * listens but on the loopback address, and nothing that was started outlives this JVM.
 */
@NullMarked
package dev.holdfast.demo;

import org.jspecify.annotations.NullMarked;
