package dev.holdfast.websocket;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** CDI's request scope around each call that has none: request-scoped beans live for a message as they do for a request. */
final class RequestScope {

    private final Instance<RequestContextController> controllers;

    RequestScope(Instance<RequestContextController> controllers) {
        this.controllers = controllers;
    }

    @Nullable
    Object around(Callable<@Nullable Object> work) throws Exception {
        RequestContextController controller = controllers.get();
        try {
            boolean activated = controller.activate();
            try {
                return work.call();
            } finally {
                if (activated) {
                    controller.deactivate();
                }
            }
        } finally {
            controllers.destroy(controller);
        }
    }
}
