package dev.holdfast.faces;

import dev.holdfast.config.HoldfastConfigReader;
import jakarta.faces.context.Flash;
import jakarta.faces.context.FlashFactory;

/**
 * Gives Faces a flash that lives in the session where {@code holdfast.http-session=replace}, and its own one otherwise. Made by
 * Faces, once for an application; safe for use by several threads.
 *
 * <p>Mojarra keeps one map for all visitors of a node. Its way to share that map between nodes puts the whole of it into every
 * session, and puts one session's copy in its place whenever a session arrives: messages of concurrent visitors get lost, or
 * are shown to another one.
 */
public final class SessionFlashFactory extends FlashFactory {

    private final Flash flash = new SessionFlash();
    private final boolean replaced;

    /**
     * Made by Faces.
     *
     * @param wrapped the factory of the server's Faces
     */
    public SessionFlashFactory(FlashFactory wrapped) {
        super(wrapped);
        replaced =
                HoldfastConfigReader.readOfApplication().config().httpSession().replaced();
    }

    @Override
    public Flash getFlash(boolean create) {
        return replaced ? flash : getWrapped().getFlash(create);
    }
}
