package dev.holdfast.security;

import java.util.Collection;

/** What this package says: HF10xx. */
final class SecurityMessages {

    private SecurityMessages() {}

    static String rememberedByServer(Collection<String> names) {
        return "HF1001: Authentication mechanisms have the server remember the caller, in its own session (JSESSIONID) on one node, "
                + "though HttpSession is replaced: " + String.join(", ", names)
                + ". Keep visitors on one node, or keep what proves "
                + "the caller in the HttpSession and call notifyContainerAboutLogin in each request, without @AutoApplySession.";
    }
}
