package dev.holdfast.cdi;

import dev.holdfast.DistributedSession;
import dev.holdfast.GroupRequiredException;
import dev.holdfast.SessionRequiredException;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import jakarta.enterprise.context.ContextNotActiveException;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.time.Duration;

/** Every error of the scope, in one place. */
final class CdiMessages {

    private static final String CURE =
            "Submit the work to a ManagedExecutorService or by @Asynchronous (Jakarta Concurrency), which "
                    + "carry the session to their threads, or have its ContextService or a ThreadContext of MicroProfile wrap it; where the "
                    + "server's own do not carry it, as on Open Liberty, to one of @ManagedExecutorDefinition whose "
                    + "@ContextServiceDefinition propagates '" + DistributedSession.THREAD_CONTEXT
                    + "'; in threads of no request activate one by SessionContextController; or read what you need before handing the "
                    + "work over.";

    private CdiMessages() {}

    static ContextNotActiveException notActive() {
        return new ContextNotActiveException(
                "HF0201: A @SessionScopedDistributed bean or DistributedSession was called on a thread that has no session: it "
                        + "serves no request, and none was carried to it. " + CURE);
    }

    static UnreadableStateException nullValue(String producer) {
        return new UnreadableStateException(
                "HF0202",
                "The stored value of producer " + producer
                        + " is null, which no producer of a scoped bean may give. Look who "
                        + "else writes there; the producer is asked again.",
                null);
    }

    static String finalClass(Class<?> type, String owner) {
        return "HF0203: " + subject(type, owner)
                + " is final, so the container can put no proxy before it. Remove 'final', or keep "
                + "the state in another bean.";
    }

    static String noConstructor(Class<?> type, String owner) {
        return "HF0204: " + subject(type, owner)
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

    static String injectedOrState(String field) {
        return "HF0208: " + field
                + " has the type of a constructor's or initializer's injected parameter, so it may "
                + "be injected or state. Mark it transient if it is injected, or with @StoredAs if it is state.";
    }

    static String unstorable(String field, Type type, String path, String cause, String cure) {
        return "HF0209: " + field + " of type " + type.getTypeName() + " cannot be stored and read back: "
                + (path.isEmpty() ? "" : path + ": ") + cause + ". " + cure;
    }

    static String unstorableProduct(String producer, Type type, String path, String cause, String cure) {
        return "HF0210: The product of " + producer + ", of type " + type.getTypeName()
                + ", cannot be stored and read back: " + (path.isEmpty() ? "" : path + ": ") + cause + ". " + cure;
    }

    static String inaccessible(String field) {
        return "HF0211: " + field + " cannot be reached. Open its package to Holdfast, or mark it transient.";
    }

    static String noClass(String bean) {
        return "HF0212: The bean " + bean
                + " was added by another extension and has no class of its own to store by field. "
                + "Give it another scope.";
    }

    static UnstorableValueException unstorableNow(String field, UnstorableValueException cause) {
        return new UnstorableValueException(
                "HF0223", "Field " + field + " holds what cannot be stored: " + cause.getMessage(), cause);
    }

    static UnstorableValueException stateBeyond(String producer, Class<?> declared, Field field) {
        return new UnstorableValueException(
                "HF0213",
                "Producer " + producer + " declares " + declared.getName() + " and gave a "
                        + field.getDeclaringClass().getName() + ", whose field " + field.getName()
                        + " could not be brought back. Declare that class, or mark the field transient.",
                null);
    }

    static ContextNotActiveException noRequest() {
        return new ContextNotActiveException(
                "HF0214: A method with an annotation of dev.holdfast.interceptor was called on a thread that serves no request, so "
                        + "there is no session to guard, to lock or to store. " + CURE);
    }

    static String notADuration(String place, String text, String wrong) {
        return "HF0215: " + place + ", '" + text + "', " + wrong
                + ". Mend it, or leave it empty for the configured one.";
    }

    static String notAnAge(String place, String text, String wrong) {
        return "HF0235: " + place + ", '" + text + "', " + wrong + ". Nothing configured stands in for it.";
    }

    static String blankGroup(String place) {
        return "HF0236: A group of " + place
                + " is blank, and nobody is in a group without a name. Name it, or leave the list "
                + "empty to let in whoever has signed in.";
    }

    static IllegalStateException unreadableBinding(Class<?> binding, String method) {
        return new IllegalStateException("HF0234: @" + binding.getSimpleName() + " guards " + method
                + ", but neither that nor its class carries it: an extension has put it there, and what it says cannot be read. "
                + "Write it on the method or the class.");
    }

    static SessionRequiredException noSession() {
        return new SessionRequiredException(
                "HF0230",
                "There is no session, and @RequiresSession demands one: the client came without a token, or with one that opens "
                        + "none. Let it begin a session first; DistributedSession.previousLoss() tells what became of a former one.",
                null);
    }

    static SignInRequiredException signInRequired() {
        return new SignInRequiredException(
                "HF0231",
                "Nobody has signed in to the session, and @RequiresSignIn or @RequiresRecentSignIn demands it. Call "
                        + "DistributedSession.signIn(caller, groups) once the caller has proved who it is.",
                null);
    }

    static SignInRequiredException signedInTooLongAgo(Duration maxAge) {
        return new SignInRequiredException(
                "HF0232",
                "The sign-in was too long ago: @RequiresRecentSignIn lets it be " + maxAge
                        + " old. Ask the caller for a proof again, and call DistributedSession.signIn once more.",
                null);
    }

    static GroupRequiredException notInGroup() {
        return new GroupRequiredException(
                "HF0233",
                "The caller is in none of the groups that @RequiresSignIn names. Signing in anew as the same one changes nothing.",
                null);
    }

    static String notInterceptable(Class<?> binding, String method) {
        return "HF0216: @" + binding.getSimpleName() + " stands on " + method
                + ", which is private or static, so nothing can stand around it. Put it on the method that is called "
                + "from outside.";
    }

    static String retriedStage(String method) {
        return "HF0217: @RetryOnConflict stands around " + method
                + ", which returns a CompletionStage: what that does later cannot be run again. Use @SessionLocked, or put "
                + "the annotation on the method that does the work.";
    }

    static String unitOfOneValue(String owner) {
        return "HF0218: @ConflictUnit stands on " + owner
                + ", whose product is stored as one value, and is a unit already. Remove it, or use "
                + "@OnConflict(OVERWRITE).";
    }

    static String mergedUnit(String owner) {
        return "HF0219: @ConflictUnit and @OnConflict(MERGE) stand on " + owner
                + ", but nothing in a unit is merged. Remove one of them.";
    }

    static String policyWithinUnit(String field) {
        return "HF0220: @OnConflict stands on field " + field
                + " of a bean with @ConflictUnit, which has one policy for all its fields. Put it on the bean.";
    }

    static String conflictOfNoState(String annotation, String field) {
        return "HF0221: @" + annotation + " stands on " + field
                + ", where it means nothing. @OnConflict belongs on a field that is stored, or on a bean; @ConflictUnit "
                + "on a bean only.";
    }

    static String notKept(String field, Type type, String path, String cause) {
        return "HF0222: " + field + " of type " + type.getTypeName() + " cannot be stored: "
                + (path.isEmpty() ? "" : path + ": ") + cause
                + ". It is left out: each request finds in it what the constructor puts there. Mark it transient if that is "
                + "right, or give it a type that can be stored.";
    }

    private static String subject(Class<?> type, String owner) {
        return owner.endsWith(" " + type.getName()) ? owner : "the class " + type.getName() + " of " + owner;
    }

    /** A field in the way a developer looks for it: by the bean first, and by the superclass that declares it. */
    static String describe(Field field, String owner) {
        String declaring = field.getDeclaringClass().getName();
        return "field " + field.getName() + " of " + owner
                + (owner.endsWith(" " + declaring) ? "" : " (declared in " + declaring + ")");
    }

    static String observerFailed(Object event) {
        return "HF0224: An observer of " + event.getClass().getSimpleName()
                + " failed; what it was told of has happened all the same. Mend the observer.";
    }

    static SignInRequiredException nobodySignedIn() {
        return new SignInRequiredException(
                "HF0225",
                "Nobody is signed in to this session, so there is no caller whose sessions could be meant.",
                null);
    }

    static IllegalStateException activeAlready() {
        return new IllegalStateException(
                "HF0226: A session is active on this thread already, as a request's is. Use that one, or "
                        + "deactivate it first.");
    }

    static ContextNotActiveException notActivated() {
        return new ContextNotActiveException(
                "HF0227: This SessionContextController has activated no session, or has deactivated it already.");
    }
}
