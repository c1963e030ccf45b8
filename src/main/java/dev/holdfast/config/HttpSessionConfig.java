package dev.holdfast.config;

/**
 * What becomes of the session of an application that was written for {@code HttpSession}: {@code holdfast.http-session} and
 * {@code holdfast.session-scoped}.
 *
 * @param replaced {@code http-session = replace}: whether {@code HttpSession} is Holdfast's
 * @param sessionScopedDistributed {@code session-scoped = distributed}, which {@code replaced} implies: whether the application's
 *     {@code @SessionScoped} beans are distributed
 * @param libraries {@code session-scoped.libraries}: classes of libraries whose {@code @SessionScoped} beans are, too
 * @param own which settings are set, so that those of web.xml do not count
 */
public record HttpSessionConfig(
        boolean replaced, boolean sessionScopedDistributed, ClassNames libraries, OwnSettings own) {

    /**
     * Which of the settings are set that web.xml's {@code <session-config>} has, too.
     *
     * @param idleTimeout {@code session.idle-timeout}
     * @param cookieName {@code cookie.name}
     * @param cookieSameSite {@code cookie.same-site}
     * @param cookieSecure {@code cookie.secure}
     * @param cookieHttpOnly {@code cookie.http-only}
     */
    public record OwnSettings(
            boolean idleTimeout,
            boolean cookieName,
            boolean cookieSameSite,
            boolean cookieSecure,
            boolean cookieHttpOnly) {}
}
