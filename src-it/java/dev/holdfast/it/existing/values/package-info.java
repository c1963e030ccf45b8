/** What an existing application may keep in its session besides plain values: JPA entities, CDI proxies, intercepted beans. */
package dev.holdfast.it.existing.values;
