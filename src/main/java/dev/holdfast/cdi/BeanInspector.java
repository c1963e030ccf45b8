package dev.holdfast.cdi;

import dev.holdfast.session.FieldCodecs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.spi.Bean;
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

    Optional<SessionBean> inspect(FoundBean found) {
        if (found instanceof FoundBean.Managed managed) {
            return Optional.of(managed(managed.bean()));
        }
        if (found instanceof FoundBean.Product product) {
            return product(product);
        }
        faults.add(
                found instanceof FoundBean.Ejb ejb
                        ? CdiMessages.stateful(ejb.bean().getBeanClass())
                        : CdiMessages.noClass(found.bean().toString()));
        return Optional.empty();
    }

    private SessionBean managed(Bean<?> bean) {
        Class<?> beanClass = bean.getBeanClass();
        String name = Names.ofClass(beanClass);
        Names.faultOf(name, "bean class " + beanClass.getName()).ifPresent(faults::add);
        requireProxyable(beanClass);
        List<StateField> fields = state.fieldsOf(name, beanClass);
        return new SessionBean(name, bean, fields, hasPreDestroy(beanClass) || isIntercepted(beanClass));
    }

    private Optional<SessionBean> product(FoundBean.Product product) {
        Member member = product.producer().getJavaMember();
        String name = Names.ofProducer(product.producer(), member);
        Names.faultOf(name.replace('#', '.'), Names.describe(member)).ifPresent(faults::add);
        Type type = product.producer().getBaseType();
        Class<?> raw = type instanceof Class<?> || type instanceof java.lang.reflect.ParameterizedType
                ? TypeVariables.rawClass(type)
                : Object.class;
        if (isApplicationClass(raw)) {
            List<StateField> fields = state.fieldsOf(name, type);
            return Optional.of(new SessionBean(name, product.bean(), fields, product.disposed()));
        }
        return state.codecOfProduct(Names.describe(member), type)
                .map(codec -> new SessionBean(
                        name, product.bean(), List.of(new StateValue(name, codec)), product.disposed()));
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
