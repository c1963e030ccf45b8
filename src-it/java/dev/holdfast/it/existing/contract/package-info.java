/**
 * Promise: the session contract of the Servlet specification holds to the letter. Each method of the contract is one sentence of
 * the specification (Servlet 6.0, chapters 3.8, 7 and 11, and the API's documentation); the container's own session shows that the
 * sentence is told right, and Holdfast's that it holds.
 */
package dev.holdfast.it.existing.contract;
