package dev.holdfast.session.store;

/**
 * A wish to replace a session's secret, the old one staying good until the new one was seen and the grace is over. It is left where the
 * secret before the current one is still good, as the current one was not seen yet or its grace is not over: the answer is
 * {@link RenewAnswer.Moved} then.
 *
 * @param ref of which session
 * @param from the credential to be replaced; it must be the current one
 * @param to the hash of the new secret, which every node derives alike
 */
public record RenewRequest(SessionRef ref, Credential from, SecretHash to) {}
