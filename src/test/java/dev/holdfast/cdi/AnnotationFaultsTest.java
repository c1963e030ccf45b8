package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ConflictPolicy;
import dev.holdfast.ConflictUnit;
import dev.holdfast.OnConflict;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RenewsSessionId;
import dev.holdfast.interceptor.RequiresRecentSignIn;
import dev.holdfast.interceptor.RequiresSession;
import dev.holdfast.interceptor.RequiresSignIn;
import dev.holdfast.interceptor.RetryOnConflict;
import dev.holdfast.interceptor.SessionLocked;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import dev.holdfast.session.FieldRules;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Annotations of locks and conflicts that mean nothing, or nothing good, stop the deployment, all in one message. */
class AnnotationFaultsTest {

    @ApplicationScoped
    @SessionLocked(waitAtMost = "soon")
    static class Timing {
        @SessionLocked(lease = "PT0.5S")
        void shortLease() {}

        @RetryOnConflict(within = "PT11M")
        void longRetry() {}

        @SessionLocked(waitAtMost = "PT0S", lease = "PT1H")
        void fine() {}
    }

    @ApplicationScoped
    static class Places {
        @SessionLocked
        private void hidden() {}

        @RetryOnConflict
        static void shared() {}

        @RetryOnConflict
        CompletionStage<String> later() {
            hidden();
            return CompletableFuture.completedFuture("");
        }
    }

    @ConflictUnit
    @OnConflict(ConflictPolicy.MERGE)
    @SessionScopedDistributed
    static class MergedUnit {
        @OnConflict(ConflictPolicy.FAIL)
        private int own;

        @ConflictUnit
        private int unit;

        @OnConflict(ConflictPolicy.FAIL)
        private transient int lost;

        int sum() {
            return own + unit + lost;
        }
    }

    @ApplicationScoped
    static class Producers {
        @Produces
        @ConflictUnit
        @SessionScopedDistributed
        List<String> words() {
            return List.of();
        }
    }

    @ApplicationScoped
    @RequiresSignIn({"clerk", " "})
    static class Guards {
        @RequiresRecentSignIn(maxAge = "soon")
        void unparsable() {}

        @RequiresRecentSignIn(maxAge = "")
        void empty() {}

        @RequiresRecentSignIn(maxAge = "P31D")
        void old() {}

        @RequiresRecentSignIn(maxAge = "P30D")
        void fine() {
            hidden();
        }

        @RequiresSession
        private void hidden() {}

        @RequiresSignIn
        static void shared() {}

        @EndsSession
        static void end() {}

        @RenewsSessionId
        static void renew() {}
    }

    @Test
    void guards_that_could_not_guard_are_told_with_their_places() {
        String name = Guards.class.getName();
        assertThatThrownBy(() -> Node.over(new MemorySessionStore(InstantSource.system()), Guards.class))
                .hasMessageContainingAll(
                        "8 fault(s)",
                        "HF0235: maxAge of @RequiresRecentSignIn on method " + name
                                + ".unparsable, 'soon', is no ISO-8601",
                        "HF0235: maxAge of @RequiresRecentSignIn on method " + name + ".empty, '', is no ISO-8601",
                        "HF0235: maxAge of @RequiresRecentSignIn on method " + name + ".old, 'P31D', is not within",
                        "HF0236: A group of @RequiresSignIn on class " + name + " is blank",
                        "HF0216: @RequiresSession stands on method " + name + ".hidden",
                        "HF0216: @RequiresSignIn stands on method " + name + ".shared",
                        "HF0216: @EndsSession stands on method " + name + ".end",
                        "HF0216: @RenewsSessionId stands on method " + name + ".renew");
    }

    @Test
    void every_fault_is_told_with_its_place() {
        assertThatThrownBy(() -> Node.over(
                        new MemorySessionStore(InstantSource.system()),
                        Timing.class,
                        Places.class,
                        MergedUnit.class,
                        Producers.class))
                .hasMessageContainingAll(
                        "11 fault(s)",
                        "HF0215: waitAtMost of @SessionLocked on class " + Timing.class.getName()
                                + ", 'soon', is no ISO-8601",
                        "HF0215: lease of @SessionLocked on method " + Timing.class.getName()
                                + ".shortLease, 'PT0.5S', is not",
                        "HF0215: within of @RetryOnConflict on method " + Timing.class.getName()
                                + ".longRetry, 'PT11M'",
                        "HF0216: @SessionLocked stands on method " + Places.class.getName() + ".hidden",
                        "HF0216: @RetryOnConflict stands on method " + Places.class.getName() + ".shared",
                        "HF0217: @RetryOnConflict stands around method " + Places.class.getName() + ".later",
                        "HF0218: @ConflictUnit stands on producer " + Producers.class.getName() + ".words",
                        "HF0219: @ConflictUnit and @OnConflict(MERGE) stand on bean class "
                                + MergedUnit.class.getName(),
                        "HF0220: @OnConflict stands on field " + MergedUnit.class.getName() + "#own",
                        "HF0221: @ConflictUnit stands on field unit of bean class " + MergedUnit.class.getName(),
                        "HF0221: @OnConflict stands on field lost of bean class " + MergedUnit.class.getName());
    }

    @Test
    void the_field_s_annotation_counts_more_than_the_bean_s_and_its_siblings_are_known() {
        ConflictAnnotations bean = new ConflictAnnotations(ConflictPolicy.OVERWRITE, false);
        List<StateField> slots = List.of(slot("own"), slot("unit"));
        FieldRules own = bean.rulesOf(slots).get("own");
        FieldRules other = bean.rulesOf(slots).get("unit");
        assertThat(own.policy()).isEqualTo(ConflictPolicy.FAIL);
        assertThat(own.siblings()).containsExactly("unit");
        assertThat(own.isUnit()).isFalse();
        assertThat(other.policy()).isEqualTo(ConflictPolicy.OVERWRITE);
        assertThat(new ConflictAnnotations(null, true)
                        .rulesOf(slots)
                        .get("unit")
                        .isUnit())
                .isTrue();
    }

    private static StateField slot(String name) {
        try (var codecs = new JsonFieldCodecs()) {
            return new StateField(name, MergedUnit.class.getDeclaredField(name), codecs.codecFor(int.class));
        } catch (ReflectiveOperationException | UnstorableTypeException e) {
            throw new IllegalStateException(e);
        }
    }
}
