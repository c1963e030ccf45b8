package dev.holdfast.cdi;

import dev.holdfast.UnreadableStateException;
import jakarta.enterprise.context.ContextNotActiveException;
import java.lang.reflect.Field;
import java.lang.reflect.Type;

/** Every error of the scope, in one place. */
final class CdiMessages {

    private CdiMessages() {}

    static ContextNotActiveException notActive() {
        return new ContextNotActiveException(
                "HF0201: A @SessionScopedDistributed bean was called on a thread that serves no request. Call it while the "
                        + "request is served, or read what you need before handing work to another thread.");
    }

    static UnreadableStateException nullValue(String producer) {
        return new UnreadableStateException(
                "HF0202",
                "The stored value of producer " + producer
                        + " is null, which no producer of a scoped bean may give. Look who "
                        + "else writes there; the producer is asked again.",
                null);
    }

    static String finalClass(Class<?> type) {
        return "HF0203: " + type.getName()
                + " is final, so the container can put no proxy before it. Remove 'final', or keep "
                + "the state in another bean.";
    }

    static String noConstructor(Class<?> type) {
        return "HF0204: " + type.getName()
                + " has no constructor without parameters that is not private, so the container "
                + "can put no proxy before it. Add one; it may be protected.";
    }

    static String stateful(Class<?> type) {
        return "HF0205: " + type.getName()
                + " is a @Stateful session bean; its state belongs to the EJB container of one "
                + "node. Make it a plain CDI bean.";
    }

    static String sameName(String name, String one, String other) {
        return "HF0206: " + one + " and " + other + " are both stored as '" + name
                + "'. Give one of them another name by " + "@StoredAs.";
    }

    static String illegalName(String name, String owner) {
        return "HF0207: The stored name '" + name + "' of " + owner
                + " is not allowed. Use 1 to 100 characters: letters, " + "digits and . _ - $";
    }

    static String injectedOrState(Field field) {
        return "HF0208: " + describe(field)
                + " has the type of a constructor's or initializer's injected parameter, so it may "
                + "be injected or state. Mark it transient if it is injected, or with @StoredAs if it is state.";
    }

    static String unstorable(Field field, Type type, String path, String cause, String cure) {
        return "HF0209: " + describe(field) + " of type " + type.getTypeName() + " cannot be stored and read back: "
                + (path.isEmpty() ? "" : path + ": ") + cause + ". " + cure;
    }

    static String unstorableProduct(String producer, Type type, String path, String cause, String cure) {
        return "HF0210: The product of " + producer + ", of type " + type.getTypeName()
                + ", cannot be stored and read back: " + (path.isEmpty() ? "" : path + ": ") + cause + ". " + cure;
    }

    static String inaccessible(Field field) {
        return "HF0211: " + describe(field) + " cannot be reached. Open its package to Holdfast, or mark it transient.";
    }

    static String noClass(String bean) {
        return "HF0212: The bean " + bean
                + " was added by another extension and has no class of its own to store by field. "
                + "Give it another scope.";
    }

    static String describe(Field field) {
        return "field " + field.getName() + " of bean class "
                + field.getDeclaringClass().getName();
    }
}
