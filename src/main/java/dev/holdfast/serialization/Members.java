package dev.holdfast.serialization;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of an application class that are its state, superclasses' first, as its JSON-B annotations have them. */
final class Members {

    /**
     * A field that is state.
     *
     * @param name its name in JSON
     * @param field the Java field
     * @param annotated the field, its getter and its setter: JSON-B annotations may stand on each
     */
    record Member(String name, Field field, List<AnnotatedElement> annotated) {

        <A extends Annotation> Optional<A> annotation(Class<A> type) {
            return Members.annotation(annotated, type);
        }
    }

    private Members() {}

    static List<Member> of(Class<?> type) {
        List<Member> members = new ArrayList<>();
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class && superclass != Record.class) {
            members.addAll(of(superclass));
        }
        Stream.of(type.getDeclaredFields())
                .filter(Members::isState)
                .map(Members::member)
                .filter(member -> member.annotation(JsonbTransient.class).isEmpty())
                .forEach(members::add);
        return members;
    }

    private static boolean isState(Field field) {
        return !field.isSynthetic() && (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
    }

    private static Member member(Field field) {
        List<AnnotatedElement> annotated = annotated(field);
        String name = annotation(annotated, JsonbProperty.class)
                .map(JsonbProperty::value)
                .filter(given -> !given.isEmpty())
                .orElse(field.getName());
        return new Member(name, field, annotated);
    }

    private static List<AnnotatedElement> annotated(Field field) {
        List<AnnotatedElement> annotated = new ArrayList<>(List.of(field));
        String name = field.getName();
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : field.getDeclaringClass().getDeclaredMethods()) {
            String called = method.getName();
            boolean getter = method.getParameterCount() == 0
                    && (called.equals("get" + capital) || called.equals("is" + capital));
            boolean setter = method.getParameterCount() == 1 && called.equals("set" + capital);
            if (getter || setter) {
                annotated.add(method);
            }
        }
        return annotated;
    }

    private static <A extends Annotation> Optional<A> annotation(List<AnnotatedElement> annotated, Class<A> type) {
        return annotated.stream()
                .filter(element -> element.isAnnotationPresent(type))
                .map(element -> element.getAnnotation(type))
                .findFirst();
    }
}
