package dev.holdfast.cdi;

import dev.holdfast.ConflictUnit;
import dev.holdfast.EncodedBy;
import dev.holdfast.OnConflict;
import dev.holdfast.StoredAs;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldCodecs.Wish;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptors;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a bean that CDI has found into what is to be known of it at run time, or into faults. */
final class BeanInspector {

    private final StateInspector state;
    private final BeanManager manager;
    private final List<String> faults;

    BeanInspector(FieldCodecs codecs, BeanManager manager, List<String> faults) {
        this.state = new StateInspector(codecs, faults);
        this.manager = manager;
        this.faults = faults;
    }

    Optional<SessionBean> inspect(FoundBean found) {
        if (found instanceof FoundBean.Managed managed) {
            return Optional.of(managed(managed));
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

    private SessionBean managed(FoundBean.Managed found) {
        Class<?> beanClass = found.bean().getBeanClass();
        checkName(beanClass.getDeclaredAnnotation(StoredAs.class), found);
        requireProxyable(beanClass, found);
        String name = Names.ofClass(beanClass);
        EncodedBy encoding = Bindings.find(EncodedBy.class, beanClass).orElse(null);
        List<StateField> fields = state.fieldsOf(name, found.described(), beanClass, wishFor(found, encoding));
        boolean endHasListeners = hasPreDestroy(beanClass) || isIntercepted(found.annotated());
        ConflictAnnotations conflicts = ConflictAnnotations.of(
                Bindings.find(OnConflict.class, beanClass).orElse(null),
                Bindings.find(ConflictUnit.class, beanClass).orElse(null));
        return bean(name, found, fields, null, endHasListeners, conflicts);
    }

    private Optional<SessionBean> product(FoundBean.Product found) {
        checkName(found.producer().getAnnotation(StoredAs.class), found);
        String name = Names.ofProducer(found.producer(), found.producer().getJavaMember());
        ConflictAnnotations conflicts = ConflictAnnotations.of(
                found.producer().getAnnotation(OnConflict.class),
                found.producer().getAnnotation(ConflictUnit.class));
        Wish wish = wishFor(found, found.producer().getAnnotation(EncodedBy.class));
        Type type = found.producer().getBaseType();
        Class<?> raw = type instanceof Class<?> || type instanceof ParameterizedType
                ? TypeVariables.rawClass(type)
                : Object.class;
        if (isApplicationClass(raw)) {
            requireProxyable(raw, found);
            List<StateField> fields = state.fieldsOf(name, found.described(), type, wish);
            return Optional.of(bean(name, found, fields, raw, found.disposed(), conflicts));
        }
        return state.codecOfProduct(found.described(), type, wish)
                .map(codec -> List.of(new StateValue(name, codec)))
                .map(value -> bean(name, found, value, null, found.disposed(), conflicts));
    }

    private static Wish wishFor(FoundBean found, @Nullable EncodedBy encoding) {
        return StateInspector.asked(encoding, new Wish(null, found.isExisting()));
    }

    private SessionBean bean(
            String name,
            FoundBean found,
            List<? extends StateSlot> slots,
            @Nullable Class<?> declared,
            boolean endHasListeners,
            ConflictAnnotations conflicts) {
        conflicts.check(found.described(), slots, faults);
        return new SessionBean(name, found.bean(), slots, declared, endHasListeners, conflicts.rulesOf(slots));
    }

    private void checkName(@Nullable StoredAs chosen, FoundBean found) {
        if (chosen != null) {
            Names.faultOf(chosen.value(), found.described()).ifPresent(faults::add);
        }
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
    private void requireProxyable(Class<?> beanClass, FoundBean found) {
        if (Modifier.isFinal(beanClass.getModifiers())) {
            faults.add(CdiMessages.finalClass(beanClass, found.described()));
        }
        boolean constructible = Arrays.stream(beanClass.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .mapToInt(Constructor::getModifiers)
                .anyMatch(modifiers -> !Modifier.isPrivate(modifiers));
        if (!constructible) {
            faults.add(CdiMessages.noConstructor(beanClass, found.described()));
        }
    }

    private static boolean hasPreDestroy(Class<?> beanClass) {
        return StateInspector.hierarchy(beanClass).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(PreDestroy.class));
    }

    /** An interceptor may have a {@code @PreDestroy} of its own; which ones apply is not known yet, so any may. */
    private boolean isIntercepted(Annotated beanClass) {
        return beanClass.isAnnotationPresent(Interceptors.class)
                || Stereotypes.spelledOut(beanClass.getAnnotations(), manager).stream()
                        .filter(type -> type != SessionLocked.class && type != RetryOnConflict.class)
                        .anyMatch(manager::isInterceptorBinding);
    }
}
