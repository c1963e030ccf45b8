package dev.holdfast.faces;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * The request's environment, which has the flash stored before anything leaves, as by a redirect: the browser may ask another node for
 * the page at once. Mojarra calls the flash then by itself, MyFaces when the redirect has been sent.
 */
@SuppressWarnings("unchecked") // of the API itself
final class FlashStoringContext extends ExternalContextWrapper {

    FlashStoringContext(ExternalContext wrapped) {
        super(wrapped);
    }

    @Override
    public void redirect(String url) throws IOException {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context != null) {
            Traversal traversal = Traversal.of(context);
            traversal.redirect(true);
            traversal.store();
        }
        super.redirect(url);
    }

    /** As of a download, which leaves before the request's last phase is over. */
    @Override
    public void responseFlushBuffer() throws IOException {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context != null) {
            Traversal.of(context).store();
        }
        super.responseFlushBuffer();
    }
}
