package dev.holdfast.web;

import dev.holdfast.HoldfastDeploymentException;
import java.util.List;

/** What this package says: HF06xx. */
final class WebMessages {

    static final String NOT_STORED =
            "HF0601: A request was answered with 503 and nothing of its result, because its session"
                    + " could not be read or stored: {0}";
    static final String HELD_BACK = " ({0} more since this was last said; each is told at DEBUG)";
    static final String LATE_FAILURE =
            "HF0602: What a request changed after its response was not stored: {0}. Change the"
                    + " session before the response is sent.";
    static final String UNTRUSTED_HTTPS =
            "HF0603: A proxy says that the client came by https, but proxies are not trusted, so"
                    + " the session cookie is sent without Secure. Set holdfast.proxy.trust-forwarded=true if only your own proxy can"
                    + " reach this server, or holdfast.cookie.secure=always.";
    static final String DROPPED =
            "HF0604: After its 503 or 409 the application failed: {0}. The client saw that answer only.";
    static final String UNHEARD =
            "HF0605: A failure could not be told to the client: {0}. The connection is likely gone.";
    static final String CONFLICT =
            "HF0607: A request was answered with 409 and nothing of its result, because another one was first: {0}";
    static final String DENIED =
            "HF0630: A request was answered in the application's place with {0}, or led to the sign-in page: {1}";
    static final String REFUSED =
            "HF0606: A request was answered with 500, because what it changed cannot be stored: {0}";

    static final String MYFACES_STATE_KEYS_MISSING =
            "HF0645: Faces keeps its state at the client, but has no common keys for all nodes: a form fails on any node but the one"
                    + " that has rendered it. Add org.apache.myfaces.SECRET and org.apache.myfaces.MAC_SECRET to web.xml as"
                    + " context-params, each with 32 random bytes of its own in base64, and keep them secret.";
    static final String MOJARRAS_STATE_KEY_MISSING =
            "HF0650: Faces keeps its state at the client, but has no common key for all nodes: a form that was opened before there"
                    + " was a session fails on any other node. Add faces/ClientSideSecretKey to web.xml as an env-entry of type"
                    + " java.lang.String, with 32 random bytes in base64, and keep it secret.";
    static final String NO_REQUEST =
            "HF0608: This thread serves no HTTP request, so there is neither a request nor a session to be injected.";

    private WebMessages() {}

    static HoldfastDeploymentException interceptedComponents(List<String> names) {
        return new HoldfastDeploymentException(
                "HF0631",
                "Servlets or filters carry an annotation of dev.holdfast.interceptor, but the server puts no interceptor before them, so "
                        + "that it would do nothing: " + String.join(", ", names)
                        + ". Put it on a CDI bean that they call.",
                null);
    }

    static HoldfastDeploymentException unreadSettings(String application, List<String> keys) {
        return new HoldfastDeploymentException(
                "HF0632",
                "The application at " + application
                        + " has settings in its META-INF/microprofile-config.properties that do not count, as"
                        + " those of the EAR do: " + String.join(", ", keys)
                        + ". Put them into META-INF/microprofile-config.properties of a jar in the EAR's library, for all of its WARs,"
                        + " put Holdfast's jar and what it brings into WEB-INF/lib of each of them, or deploy the WAR by itself.",
                null);
    }

    static IllegalStateException notInitialized(String application) {
        return new IllegalStateException(
                "HF0633: The server has not had Holdfast prepare the application at " + application
                        + " as it started, so that nothing could be stored. Open Liberty looks for what is to be prepared in WEB-INF/lib only:"
                        + " put Holdfast's jar there, into each WAR, not into the EAR's library.");
    }
}
