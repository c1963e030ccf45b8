/** What a WAR has besides, that does not wait until it has started. */
package dev.holdfast.it.packaging.hasty;
