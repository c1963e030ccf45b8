/**
 * Promise: {@code @SessionScoped} beans, written for the server's session, follow their visitor from node to node by one
 * setting. The mini application has no type of Holdfast in it.
 */
package dev.holdfast.it.existing.beans;
