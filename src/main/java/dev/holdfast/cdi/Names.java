package dev.holdfast.cdi;

import dev.holdfast.StoredAs;
import jakarta.enterprise.inject.spi.Annotated;
import java.lang.reflect.Member;
import java.util.Optional;
import java.util.regex.Pattern;

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
        return storedAs != null ? storedAs.value() : describe(member);
    }

    static String describe(Member member) {
        return member.getDeclaringClass().getName() + '#' + member.getName();
    }

    /** Names that we made ourselves need no check: they are of Java's own characters. */
    static Optional<String> faultOf(String chosen, String owner) {
        return ALLOWED.matcher(chosen).matches()
                ? Optional.empty()
                : Optional.of(CdiMessages.illegalName(chosen, owner));
    }
}
