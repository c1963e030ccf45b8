package dev.holdfast.faces;

import dev.holdfast.config.HoldfastConfigReader;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextFactory;

/**
 * Has the flash stored before anything leaves, where {@code holdfast.http-session=replace}; see {@link FlashStoringContext}. Made by Faces, once for an
 * application; safe for use by several threads.
 */
public final class SessionExternalContextFactory extends ExternalContextFactory {

    private final boolean replaced;

    /**
     * Made by Faces.
     *
     * @param wrapped the factory of the server's Faces
     */
    public SessionExternalContextFactory(ExternalContextFactory wrapped) {
        super(wrapped);
        replaced =
                HoldfastConfigReader.readOfApplication().config().httpSession().replaced();
    }

    @Override
    public ExternalContext getExternalContext(Object context, Object request, Object response) {
        ExternalContext own = getWrapped().getExternalContext(context, request, response);
        return replaced ? new FlashStoringContext(own) : own;
    }
}
