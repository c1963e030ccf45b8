/**
 * Promise: an application that is taken down, or could not be deployed, leaves nothing of Holdfast's behind in the server: no thread,
 * no class loader, no connection to Redis. It is the mini application of {@link dev.holdfast.it.packaging}.
 */
package dev.holdfast.it.redeployment;
