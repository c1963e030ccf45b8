package dev.holdfast.cdi;

import dev.holdfast.ConflictUnit;
import dev.holdfast.EncodedBy;
import dev.holdfast.OnConflict;
import dev.holdfast.StoredAs;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.session.FieldCodecs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptors;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
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
    private final Findings findings;

    BeanInspector(FieldCodecs codecs, BeanManager manager, Findings findings) {
        this.state = new StateInspector(codecs, findings);
        this.manager = manager;
        this.findings = findings;
    }

    Optional<SessionBean> inspect(FoundBean found) {
        if (found instanceof FoundBean.Managed managed) {
            return Optional.of(managed(managed));
        }
        if (found instanceof FoundBean.Product product) {
            return product(product);
        }
        findings.faults()
                .add(
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
        List<StateField> fields = state.fieldsOf(new StateOwner(name, found, encoding), beanClass);
        boolean endHasListeners = hasPreDestroy(beanClass) || isIntercepted(found.annotated());
        ConflictAnnotations conflicts = ConflictAnnotations.of(
                Bindings.find(OnConflict.class, beanClass).orElse(null),
                Bindings.find(ConflictUnit.class, beanClass).orElse(null));
        return bean(name, found, fieldsOrPresence(name, found, fields), null, endHasListeners, conflicts);
    }

    private List<? extends StateSlot> fieldsOrPresence(String name, FoundBean found, List<StateField> fields) {
        return found.isExisting() && fields.isEmpty() ? List.of(state.presenceOf(name)) : fields;
    }

    private Optional<SessionBean> product(FoundBean.Product found) {
        checkName(found.producer().getAnnotation(StoredAs.class), found);
        Member member = found.producer().getJavaMember();
        String name = found.isExisting()
                ? Names.ofExistingProducer(found.producer(), member)
                : Names.ofProducer(found.producer(), member);
        StateOwner owner = new StateOwner(name, found, found.producer().getAnnotation(EncodedBy.class));
        ConflictAnnotations conflicts = ConflictAnnotations.of(
                found.producer().getAnnotation(OnConflict.class),
                found.producer().getAnnotation(ConflictUnit.class));
        Type type = found.producer().getBaseType();
        Class<?> raw = type instanceof Class<?> || type instanceof ParameterizedType
                ? TypeVariables.rawClass(type)
                : Object.class;
        if (!found.isExisting() && isApplicationClass(raw)) {
            requireProxyable(raw, found);
            List<StateField> fields = state.fieldsOf(owner, type);
            return Optional.of(bean(name, found, fields, raw, found.disposed(), conflicts));
        }
        return state.codecOfProduct(owner, type)
                .map(codec -> List.of(new StateValue(name, codec)))
                .map(value -> bean(name, found, value, null, found.disposed(), conflicts));
    }

    private SessionBean bean(
            String name,
            FoundBean found,
            List<? extends StateSlot> slots,
            @Nullable Class<?> declared,
            boolean endHasListeners,
            ConflictAnnotations conflicts) {
        conflicts.check(found.described(), slots, findings.faults());
        return new SessionBean(
                name, found.bean(), slots, found.isExisting(), declared, endHasListeners, conflicts.rulesOf(slots));
    }

    private void checkName(@Nullable StoredAs chosen, FoundBean found) {
        if (chosen != null) {
            Names.faultOf(chosen.value(), found.described()).ifPresent(findings.faults()::add);
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

    static boolean isOfPlatform(Class<?> type) {
        return type.getClassLoader() == null
                || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
                || type.getName().startsWith("java.");
    }

    /**
     * CDI says this too, but alone: here it stands in the one message with all other faults. An existing bean had its proxy
     * before, by whatever means its server has for private constructors.
     */
    private void requireProxyable(Class<?> beanClass, FoundBean found) {
        if (found.isExisting()) {
            return;
        }
        if (Modifier.isFinal(beanClass.getModifiers())) {
            findings.faults().add(CdiMessages.finalClass(beanClass, found.described()));
        }
        boolean constructible = Arrays.stream(beanClass.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .mapToInt(Constructor::getModifiers)
                .anyMatch(modifiers -> !Modifier.isPrivate(modifiers));
        if (!constructible) {
            findings.faults().add(CdiMessages.noConstructor(beanClass, found.described()));
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
