package dev.holdfast.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One value as {@link ValueOutput} wrote it; classes are those of the application. Of one thread. */
final class ValueInput extends ObjectInputStream {

    private static final Map<String, Class<?>> PRIMITIVES = Stream.of(
                    boolean.class,
                    byte.class,
                    char.class,
                    short.class,
                    int.class,
                    long.class,
                    float.class,
                    double.class,
                    void.class)
            .collect(Collectors.toMap(Class::getName, Function.identity()));

    private final StreamFilter filter;

    /** Those of the application, and of what they have found: Open Liberty shows an application some classes of Weld, and not theirs. */
    private final Set<ClassLoader> loaders;

    ValueInput(InputStream in, StreamFilter filter, List<ClassLoader> loaders) throws IOException {
        super(in);
        this.filter = filter;
        this.loaders = new LinkedHashSet<>(loaders);
        setObjectInputFilter(filter);
    }

    /** The codec's byte says all that a header would. */
    @Override
    protected void readStreamHeader() {
        // There is none.
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        ObjectStreamClass known = ShortDescriptors.read(this);
        return known == null ? super.readClassDescriptor() : known;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
        Class<?> primitive = PRIMITIVES.get(description.getName());
        return filter.named(primitive == null ? find(description.getName()) : primitive);
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return met(Class.forName(name, false, loader));
            } catch (ClassNotFoundException e) {
                // The next one may know it.
            }
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> met(Class<?> type) {
        if (type.getClassLoader() != null) {
            loaders.add(type.getClassLoader());
        }
        return type;
    }

    /** By the loader of an interface that is not public, as only that can make such a proxy. */
    @Override
    @SuppressWarnings("deprecation") // there is no other way to the class without an object of it
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        ClassLoader loader = null;
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = filter.named(find(names[i]));
            loader = Modifier.isPublic(interfaces[i].getModifiers()) ? loader : interfaces[i].getClassLoader();
        }
        try {
            return filter.named(Proxy.getProxyClass(loader == null ? firstThatSees(interfaces) : loader, interfaces));
        } catch (IllegalArgumentException e) {
            throw new ClassNotFoundException("a proxy of " + String.join(", ", names), e);
        }
    }

    private @Nullable ClassLoader firstThatSees(Class<?>[] interfaces) {
        return loaders.stream()
                .filter(loader -> Stream.of(interfaces).allMatch(type -> isSeenBy(loader, type)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSeenBy(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
