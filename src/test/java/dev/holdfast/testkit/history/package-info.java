/**
 * What clients did to sessions and what they saw, with times, and a checker that says what of it no sound store of sessions
 * could have answered. It knows nothing of how Holdfast works: a session holds under each key a bag of entries, and may end.
 */
package dev.holdfast.testkit.history;
