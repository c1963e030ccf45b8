package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.UserId;
import dev.holdfast.session.token.ConfiguredKeys;
import dev.holdfast.session.token.LoginToken;
import dev.holdfast.session.token.LoginTokenSigner;
import dev.holdfast.session.token.TokenSigner;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RememberedSignInsTest extends HeartTest {

    private static final Set<String> GROUPS = Set.of("buyers", "staff");
    private static final Duration AFTER_GRACE = Duration.ofSeconds(31);

    @AfterEach
    void unbind() {
        CurrentSession.unbind();
    }

    @Test
    void a_token_signs_in_on_any_node_and_is_replaced() {
        Recollection recollection = recall(other, remember()).orElseThrow();

        assertThat(recollection.caller().name()).isEqualTo("ada");
        assertThat(recollection.caller().groups()).isEqualTo(GROUPS);
        assertThat(recall(node, recollection.successor().orElseThrow())).isPresent();
        assertThat(other.told()).containsExactly("REMEMBERED_USED");
    }

    @Test
    void all_nodes_give_the_same_successor() {
        String token = remember();

        String successor = recall(node, token).orElseThrow().successor().orElseThrow();

        assertThat(recall(other, token).orElseThrow().successor()).hasValue(successor);
        assertThat(successor).isNotEqualTo(token);
    }

    @Test
    void a_client_that_cannot_be_given_another_token_keeps_its_own() {
        String token = remember();

        assertThat(other.sessions()
                        .remembered()
                        .recall(token, false)
                        .orElseThrow()
                        .successor())
                .isEmpty();
        assertThat(recall(node, token).orElseThrow().successor()).isPresent();
    }

    @Test
    void an_old_token_ends_all_that_is_remembered_of_its_user_and_his_sessions_and_is_told_without_a_name() {
        String session = signIn(node, "ada");
        String ofBob = signIn(node, "bob");
        String token = stolen();

        assertThat(recall(other, token)).isEmpty();
        assertThat(other.told())
                .containsExactly(
                        "REMEMBERED_REPLAYED all 1 remembered logins of that user have ended",
                        "SESSION_ENDED theft-suspected");
        WorkingSession request = node.request(session);
        assertThat(request.caller().get()).isEmpty();
        assertThat(request.previousLoss().orElseThrow().reason()).isEqualTo(LossReason.THEFT_SUSPECTED);
        assertThat(node.request(ofBob).caller().get()).isPresent();
    }

    @Test
    void sessions_go_on_where_a_replayed_token_is_only_to_be_refused() {
        try (HeartNode mild = new HeartNode(store, "token.on-replay", "refuse")) {
            String session = signIn(node, "ada");
            String token = stolen();

            assertThat(recall(mild, token)).isEmpty();
            assertThat(node.request(session).caller().get()).isPresent();
        }
    }

    @Test
    void what_is_no_token_costs_no_store_call_and_signs_nobody_in() {
        String token = remember();
        String session = signIn(node, "ada");
        for (String text : List.of("", "x", "%00\r\n", token.substring(1), "A" + token, token.toLowerCase(), session)) {
            assertThat(recall(other, text)).isEmpty();
            other.sessions().remembered().forget(text);
        }
        assertThat(other.told()).hasSize(7).containsOnly("REMEMBERED_REFUSED no token of this application");
        assertThat(recall(node, token)).isPresent();
    }

    @Test
    void a_remembered_logins_token_is_no_sessions_token() {
        WorkingSession request = other.request(remember());

        assertThat(request.caller().get()).isEmpty();
        assertThat(other.told()).containsExactly("TOKEN_MALFORMED");
    }

    @Test
    void whoever_reads_the_store_signs_nobody_in() {
        remember();
        LoginTokenSigner dumped = new TokenSigner(
                        new ConfiguredKeys(
                                new ArrayList<>(store.keys(Map.of(), null).values())),
                        "shop")
                .forLogins();
        LoginToken forged = LoginToken.first(dumped.signingKey(), UserId.of("ada"), new SecureRandom());

        assertThat(recall(other, dumped.write(forged))).isEmpty();
        assertThat(recall(other, dumped.write(forged.next(dumped.signingKey()))))
                .isEmpty();
        assertThat(other.told()).containsOnly("REMEMBERED_REFUSED its login is over");
    }

    @Test
    void another_namespaces_token_is_none() {
        remember();
        LoginTokenSigner foreign = new TokenSigner(
                        new ConfiguredKeys(
                                new ArrayList<>(store.keys(Map.of(), null).values())),
                        "stop")
                .forLogins();

        assertThat(recall(
                        other,
                        foreign.write(LoginToken.first(foreign.signingKey(), UserId.of("ada"), new SecureRandom()))))
                .isEmpty();
        assertThat(other.told()).containsExactly("REMEMBERED_REFUSED no token of this application");
    }

    @Test
    void what_is_forgotten_signs_nobody_in_and_says_so() {
        String token = remember();
        String another = remember();
        other.sessions().remembered().forget(token);

        assertThat(recall(node, token)).isEmpty();
        assertThat(node.told()).contains("REMEMBERED_REFUSED its login is over");
        assertThat(recall(node, another)).isPresent();
    }

    @Test
    void an_end_of_all_of_a_users_sessions_ends_what_is_remembered_also_by_a_sign_in_under_way() {
        String token = remember();
        WorkingSession underWay = node.request();
        CurrentSession.bind(underWay);
        clock.advance(Duration.ofSeconds(1));
        node.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        other.sessions().users().endAll("ada", Optional.empty(), LossReason.ACCOUNT_ENDED);
        clock.advance(Duration.ofSeconds(1));
        node.nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(recall(other, token)).isEmpty();
        assertThat(node.sessions().remembered().remember("ada", GROUPS)).isEmpty();
        CurrentSession.bind(node.request());
        assertThat(node.sessions().remembered().remember("ada", GROUPS)).isPresent();
    }

    @Test
    void a_login_that_is_used_outlives_the_key_that_signed_its_first_token() {
        String old = key(1);
        String fresh = key(2);
        try (HeartNode before = new HeartNode(store, "token.keys", old);
                HeartNode between = new HeartNode(store, "token.keys", fresh + "," + old);
                HeartNode after = new HeartNode(store, "token.keys", fresh)) {
            String token =
                    before.sessions().remembered().remember("ada", GROUPS).orElseThrow();
            String successor = recall(between, token).orElseThrow().successor().orElseThrow();

            assertThat(recall(after, successor)).isPresent();
            assertThat(recall(after, token)).isEmpty();
            // A node that does not sign by the new key yet cannot know the successor: the client keeps what it has.
            assertThat(recall(before, token).orElseThrow().successor()).isEmpty();
        }
    }

    @Test
    void no_text_tells_a_token_or_a_name() {
        Recollection recollection = recall(node, remember()).orElseThrow();
        LoginToken token = node.sessions()
                .environment()
                .tokens()
                .forLogins()
                .read(recollection.successor().orElseThrow())
                .orElseThrow();

        assertThat(recollection.toString())
                .doesNotContain(recollection.successor().orElseThrow());
        assertThat(token).hasToString("LoginToken[generation 2]");
        assertThat(node.told()).noneMatch(line -> line.contains("ada"));
    }

    /** A token whose successor was seen longer ago than the grace. */
    private String stolen() {
        String token = remember();
        recall(node, recall(node, token).orElseThrow().successor().orElseThrow());
        clock.advance(AFTER_GRACE);
        return token;
    }

    private String remember() {
        return node.sessions().remembered().remember("ada", GROUPS).orElseThrow();
    }

    private static Optional<Recollection> recall(HeartNode where, String token) {
        return where.sessions().remembered().recall(token, true);
    }

    private static String signIn(HeartNode where, String name) {
        WorkingSession request = where.request();
        request.caller().signIn(name, GROUPS);
        request.commit();
        String token = HeartNode.sent(request);
        request.finish();
        return token;
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return Base64.getEncoder().encodeToString(key);
    }
}
