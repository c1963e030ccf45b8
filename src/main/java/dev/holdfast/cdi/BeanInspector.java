package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodecs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.interceptor.InterceptorBinding;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns a bean that CDI has found into what is to be known of it at run time, or into faults. */
final class BeanInspector {

    private final StateInspector state;
    private final List<String> faults;

    BeanInspector(FieldCodecs codecs, List<String> faults) {
        this.state = new StateInspector(codecs, faults);
        this.faults = faults;
    }

    static boolean isManaged(ProcessBean<?> event) {
        return event instanceof ProcessManagedBean<?>;
    }

    Optional<SessionBean> inspect(ProcessBean<?> event) {
        if (event instanceof ProcessSessionBean<?>) {
            faults.add(CdiMessages.stateful(event.getBean().getBeanClass()));
            return Optional.empty();
        }
        if (event instanceof ProcessProducerMethod<?, ?> method) {
            boolean disposed = method.getAnnotatedDisposedParameter() != null;
            return product(
                    event,
                    method.getAnnotatedProducerMethod(),
                    method.getAnnotatedProducerMethod().getJavaMember(),
                    disposed);
        }
        if (event instanceof ProcessProducerField<?, ?> field) {
            boolean disposed = field.getAnnotatedDisposedParameter() != null;
            return product(
                    event,
                    field.getAnnotatedProducerField(),
                    field.getAnnotatedProducerField().getJavaMember(),
                    disposed);
        }
        if (isManaged(event)) {
            return Optional.of(managed(event));
        }
        faults.add(CdiMessages.noClass(event.getBean().toString()));
        return Optional.empty();
    }

    private SessionBean managed(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        Class<?> beanClass = bean.getBeanClass();
        String name = Names.ofClass(beanClass);
        Names.faultOf(name, "bean class " + beanClass.getName()).ifPresent(faults::add);
        requireProxyable(beanClass);
        List<StateField> fields = state.fieldsOf(name, beanClass);
        return new SessionBean(name, bean, fields, hasPreDestroy(beanClass) || isIntercepted(beanClass));
    }

    private Optional<SessionBean> product(ProcessBean<?> event, Annotated producer, Member member, boolean disposed) {
        String name = Names.ofProducer(producer, member);
        Names.faultOf(name.replace('#', '.'), Names.describe(member)).ifPresent(faults::add);
        Type type = producer.getBaseType();
        Class<?> raw = type instanceof Class<?> || type instanceof java.lang.reflect.ParameterizedType
                ? TypeVariables.rawClass(type)
                : Object.class;
        if (isApplicationClass(raw)) {
            List<StateField> fields = state.fieldsOf(name, type);
            return Optional.of(new SessionBean(name, event.getBean(), fields, disposed));
        }
        return state.codecOfProduct(Names.describe(member), type)
                .map(codec -> new SessionBean(name, event.getBean(), List.of(new StateValue(name, codec)), disposed));
    }

    /** Whether a product is stored by field; JDK types, interfaces, records, enums and arrays are stored as one value. */
    private static boolean isApplicationClass(Class<?> type) {
        return !type.isInterface()
                && !type.isRecord()
                && !type.isEnum()
                && !type.isArray()
                && !type.isPrimitive()
                && !isOfPlatform(type);
    }

    private static boolean isOfPlatform(Class<?> type) {
        return type.getClassLoader() == null
                || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
                || type.getName().startsWith("java.");
    }

    /** CDI says this too, but alone: here it stands in the one message with all other faults. */
    private void requireProxyable(Class<?> beanClass) {
        if (Modifier.isFinal(beanClass.getModifiers())) {
            faults.add(CdiMessages.finalClass(beanClass));
        }
        boolean constructible = Arrays.stream(beanClass.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .mapToInt(Constructor::getModifiers)
                .anyMatch(modifiers -> !Modifier.isPrivate(modifiers));
        if (!constructible) {
            faults.add(CdiMessages.noConstructor(beanClass));
        }
    }

    private static boolean hasPreDestroy(Class<?> beanClass) {
        return StateInspector.hierarchy(beanClass).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(PreDestroy.class));
    }

    /** An interceptor may have a {@code @PreDestroy} of its own; which ones apply is not known yet, so any may. */
    private static boolean isIntercepted(Class<?> beanClass) {
        return StateInspector.hierarchy(beanClass).stream()
                .flatMap(type -> Arrays.stream(type.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(InterceptorBinding.class)
                        || annotation.annotationType() == jakarta.interceptor.Interceptors.class);
    }
}
