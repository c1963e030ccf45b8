/**
 * Jakarta WebSocket: the server's calls of an endpoint run with the session of its handshake, and a socket is closed, with a reason,
 * when that session ends on any node. Left out where the server has no Jakarta WebSocket; only {@link
 * dev.holdfast.websocket.SocketThread} may then be touched. Applications see of it {@link
 * dev.holdfast.websocket.EndpointConfigurator}, for servers that do not have CDI make endpoints.
 */
@NullMarked
package dev.holdfast.websocket;

import org.jspecify.annotations.NullMarked;
