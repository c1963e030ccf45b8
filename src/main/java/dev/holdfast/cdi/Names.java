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
        return storedAs != null ? storedAs.value() : ofMember(member);
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
