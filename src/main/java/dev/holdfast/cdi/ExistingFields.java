package dev.holdfast.cdi;

import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What the type of an existing bean's field tells of its use, as nobody is there to annotate it. */
final class ExistingFields {

    /** Parts of a server or library that a constructor fetches anew; named, since not every application has all of them. */
    private static final Set<String> SERVICES = Set.of(
            "java.lang.System$Logger",
            "java.util.logging.Logger",
            "javax.sql.DataSource",
            "org.slf4j.Logger",
            "org.apache.logging.log4j.Logger",
            "org.apache.commons.logging.Log",
            "org.jboss.logging.Logger",
            "jakarta.enterprise.event.Event",
            "jakarta.enterprise.inject.Instance",
            "jakarta.enterprise.inject.spi.BeanManager",
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.EntityManagerFactory");

    private ExistingFields() {}

    /** Whether it can hold nothing of a session, so that the constructor's is as good in every request. */
    static boolean isService(Type type) {
        return raw(type) instanceof Class<?> known && SERVICES.contains(known.getName());
    }

    /**
     * Whether a field of the type of an injected parameter is state all the same: a value, or a collection, of the JDK. What a
     * field of another type was injected with, it is injected with anew.
     */
    static boolean isData(Type type) {
        return raw(type) instanceof Class<?> known
                && (known.isPrimitive()
                        || known.isArray()
                        || BeanInspector.isOfPlatform(known)
                                && (Serializable.class.isAssignableFrom(known)
                                        || Collection.class.isAssignableFrom(known)
                                        || Map.class.isAssignableFrom(known)));
    }

    private static Type raw(Type type) {
        if (type instanceof GenericArrayType) {
            return Object[].class;
        }
        return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    }
}
