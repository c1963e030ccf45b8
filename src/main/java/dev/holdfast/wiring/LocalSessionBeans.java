package dev.holdfast.wiring;

import dev.holdfast.cdi.SessionBeans;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.Set;
import java.util.TreeSet;

/** The application's {@code @SessionScoped} beans, whose state stays on one node: worth a warning beside distributed ones. */
final class LocalSessionBeans {

    private final Set<String> names = new TreeSet<>();

    void add(ProcessBean<?> event) {
        Class<?> beanClass = event.getBean().getBeanClass();
        if (event.getBean().getScope() == SessionScoped.class && isOfApplication(beanClass)) {
            names.add(beanClass.getName());
        }
    }

    void warnBeside(SessionBeans beans) {
        if (!names.isEmpty() && !beans.isEmpty()) {
            WiringLog.warn(WiringMessages.localSessionBeans(names));
        }
    }

    /** The server's own classes come from elsewhere; this jar comes with the application. */
    private static boolean isOfApplication(Class<?> beanClass) {
        ClassLoader deployed = Thread.currentThread().getContextClassLoader();
        return beanClass.getClassLoader() == deployed
                || beanClass.getClassLoader() == LocalSessionBeans.class.getClassLoader();
    }
}
