/**
 * Promise: who may not call is told so through every door, by a status that fits and before anything runs, and keeps what the request
 * had stored. The mini application is a desk with a servlet and resources before it.
 */
package dev.holdfast.it.guards;
