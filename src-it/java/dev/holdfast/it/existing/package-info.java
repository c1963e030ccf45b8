/**
 * Promise: applications that were written for {@code HttpSession} become distributed by one setting, without a change. The
 * applications in the packages below know nothing of Holdfast. The same stories are told of them on one node with the server's own
 * session, and on two nodes, each step on the other one, with Holdfast's.
 */
package dev.holdfast.it.existing;
