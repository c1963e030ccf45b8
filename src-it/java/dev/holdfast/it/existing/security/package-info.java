/**
 * Promise: an authentication mechanism, which the server calls before any filter, sees the same session as the servlets behind it,
 * on every node. The mini applications, one below each package, have no type of Holdfast in them.
 */
package dev.holdfast.it.existing.security;
