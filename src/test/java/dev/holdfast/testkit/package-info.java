/**
 * What several tests share: a real Redis, a clock that is told the time, threads let loose at one moment, and the contract
 * that every store is held to.
 */
package dev.holdfast.testkit;
