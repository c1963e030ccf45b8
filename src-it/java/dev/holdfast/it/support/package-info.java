/**
 * What the integration tests share: nodes and Redis servers as processes that can be killed, WARs built as a user's build
 * would, and visitors who take all nodes for one site. Nothing in here knows how Holdfast works inside.
 */
package dev.holdfast.it.support;
