package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerClassesTest {

    @Test
    void a_listener_whose_library_is_missing_keeps_no_other_from_being_made() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                    if (arguments[0] == Broken.class) {
                        throw new NoClassDefFoundError("com/acme/Missing");
                    }
                    return new Sound();
                });
        assertThat(new ListenerClasses(List.of(Broken.class, Sound.class)).instances(context, new ListenerInstances()))
                .singleElement()
                .isInstanceOf(Sound.class);
    }

    private static final class Broken implements HttpSessionListener {}

    private static final class Sound implements HttpSessionListener {}
}
