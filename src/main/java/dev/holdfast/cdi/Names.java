package dev.holdfast.cdi;

import dev.holdfast.StoredAs;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Annotated;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stable names under which beans are stored. */
final class Names {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._$-]{1,100}");

    private Names() {}

    static String ofClass(Class<?> beanClass) {
        StoredAs storedAs = beanClass.getDeclaredAnnotation(StoredAs.class);
        return storedAs != null ? storedAs.value() : beanClass.getName();
    }

    static String ofProducer(Annotated producer, Member member) {
        StoredAs storedAs = producer.getAnnotation(StoredAs.class);
        return storedAs != null ? storedAs.value() : ofMember(member);
    }

    /** Existing producers may share a name, and nobody is there to give them others: a method's parameters tell them apart. */
    static String ofExistingProducer(Annotated producer, Member member) {
        String plain = ofProducer(producer, member);
        return member instanceof Method method && !producer.isAnnotationPresent(StoredAs.class) && namesakes(member) > 1
                ? plain + '(' + parameters(method) + ')'
                : plain;
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).collect(Collectors.joining(","));
    }

    private static long namesakes(Member producer) {
        return Stream.<Member>concat(
                        producers(producer.getDeclaringClass().getDeclaredMethods()),
                        producers(producer.getDeclaringClass().getDeclaredFields()))
                .filter(other -> other.getName().equals(producer.getName()))
                .count();
    }

    private static <M extends AccessibleObject & Member> Stream<M> producers(M[] members) {
        return Arrays.stream(members).filter(member -> member.isAnnotationPresent(Produces.class));
    }

    /** Without {@code #}, which stands between a bean's name and its field's, and nowhere else. */
    static String ofMember(Member member) {
        return member.getDeclaringClass().getName() + '.' + member.getName();
    }

    /** For chosen names only: those that follow from the code are of Java's characters, and as long as they are. */
    static Optional<String> faultOf(String chosen, String owner) {
        return ALLOWED.matcher(chosen).matches()
                ? Optional.empty()
                : Optional.of(CdiMessages.illegalName(chosen, owner));
    }
}
