/** Promise: a WebSocket has the session of its handshake, for as long as that lives. */
package dev.holdfast.it.websocket;
