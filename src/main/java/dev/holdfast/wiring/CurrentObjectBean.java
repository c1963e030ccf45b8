package dev.holdfast.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.PassivationCapable;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object of the request that the calling thread serves, in the place of the server's built-in bean of that type: as
 * {@code @Inject HttpSession}. Each call asks anew which one that is, so what is injected may be kept for as long as anybody
 * likes, in beans of any scope. An alternative with a priority wins over a built-in bean, which is none (CDI 4.0, 5.2.2).
 *
 * @param type an interface
 * @param current gives the object; throws what a call on a thread without one is to meet
 * @param <T> the type
 */
record CurrentObjectBean<T>(Class<T> type, Supplier<? extends T> current)
        implements Bean<T>, Prioritized, PassivationCapable {

    static <T> CurrentObjectBean<T> of(Class<T> type, Supplier<?> current) {
        return new CurrentObjectBean<>(type, () -> type.cast(current.get()));
    }

    @Override
    public T create(CreationalContext<T> context) {
        InvocationHandler handler = (proxy, method, arguments) -> call(method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(current.get(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public void destroy(T instance, CreationalContext<T> context) {
        // The object is the request's.
    }

    @Override
    public int getPriority() {
        return Interceptor.Priority.PLATFORM_AFTER;
    }

    @Override
    public String getId() {
        return BeanIds.of(getClass().getName() + '#' + type.getName());
    }

    @Override
    public Class<?> getBeanClass() {
        return getClass();
    }

    /** The built-in bean has this type and no other, so that nothing else is displaced. */
    @Override
    public Set<Type> getTypes() {
        return Set.of(type, Object.class);
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE);
    }

    /** The bean outlives each request, its object does not. */
    @Override
    public Class<? extends Annotation> getScope() {
        return ApplicationScoped.class;
    }

    @Override
    public boolean isAlternative() {
        return true;
    }

    @Override
    public @Nullable String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }
}
