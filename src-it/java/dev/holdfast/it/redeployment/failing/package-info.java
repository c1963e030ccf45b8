/** What keeps an application from being deployed. */
package dev.holdfast.it.redeployment.failing;
