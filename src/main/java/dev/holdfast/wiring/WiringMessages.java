package dev.holdfast.wiring;

import dev.holdfast.HoldfastDeploymentException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every error and warning of the wiring, in one place. */
final class WiringMessages {

    private static final String ON_ONE_NODE =
            " of the application keep their state on one node, in the server's own session (JSESSIONID): ";

    private WiringMessages() {}

    static HoldfastDeploymentException cannotBeDeployed(List<String> faults) {
        String all = String.join(System.lineSeparator() + "  ", faults);
        return new HoldfastDeploymentException(
                "HF0701",
                "The application cannot be deployed with Holdfast; " + faults.size() + " fault(s):"
                        + System.lineSeparator() + "  " + all,
                null);
    }

    static String localSessionBeans(Collection<String> names) {
        return "HF0702: Besides distributed beans the application has @SessionScoped ones, whose state stays on one node: "
                + String.join(", ", names)
                + ". Make them @SessionScopedDistributed, set holdfast.session-scoped=distributed, or keep visitors on one "
                + "node.";
    }

    static String notDistributable(Map<String, String> left) {
        return "HF0707: Some @SessionScoped beans" + ON_ONE_NODE
                + new TreeMap<>(left)
                        .entrySet().stream()
                                .map(bean -> bean.getKey() + " (" + bean.getValue() + ")")
                                .collect(Collectors.joining(", "))
                + ". Keep visitors on one node, or change these.";
    }

    static String sessionBeansOfLibraries(Collection<String> names) {
        return "HF0708: @SessionScoped beans from libraries" + ON_ONE_NODE + String.join(", ", names)
                + ". Name them in holdfast.session-scoped.libraries, or keep visitors on one node.";
    }

    static String conversations(Collection<String> names) {
        return "HF0709: @ConversationScoped beans" + ON_ONE_NODE + String.join(", ", names)
                + ". No setting distributes conversations: keep visitors on one node, or make these @SessionScoped.";
    }

    static String beansOfFlowsAndWindows(Collection<String> names) {
        return "HF0710: @FlowScoped or @ClientWindowScoped beans" + ON_ONE_NODE + String.join(", ", names)
                + ". No setting distributes those of MyFaces: keep visitors on one node, or make these @ViewScoped or @SessionScoped.";
    }

    static String viewsOfAnotherModule() {
        return "HF0711: This module has pages of Faces, but another one of its EAR has @ViewScoped beans in its sessions, and this server "
                + "can do so for one of them alone: pages of this one that have such beans fail. Deploy it as a WAR of its own.";
    }

    static String endpointsOfAnotherWar() {
        return "HF0712: Another WAR of this EAR has a Holdfast of its own, for whose WebSocket endpoints @ServerEndpoint counts. Write "
                + "@DistributedEndpoint on those of this WAR, too, or they have no session.";
    }

    static String memoryStore() {
        return "HF0703: Sessions are kept in this JVM's memory: no other node sees them, and a restart loses them all. Set "
                + "holdfast.redis.addresses to keep them in Redis, or holdfast.store=memory to accept this.";
    }

    static String noRedis() {
        return "HF0704: holdfast.store is redis, but there is no Redis to go to. Set holdfast.redis.addresses or "
                + "holdfast.redis.config-file, or produce a RedissonClient bean.";
    }

    static String severalClients() {
        return "HF0706: The application has several RedissonClient beans without a qualifier, and nothing says which one "
                + "is to keep the sessions. Qualify all but one of them, or set holdfast.redis.addresses.";
    }

    static HoldfastDeploymentException settledTooEarly(String settled, String own) {
        return new HoldfastDeploymentException(
                "HF0720",
                "The application has asked for sessions before the server told the name of this web application: they were looked for "
                        + "in the namespace '" + settled + "', where its own is '" + own
                        + "'. Ask for them after its start, or set holdfast.namespace.",
                null);
    }

    static String noApplicationName(String namespace) {
        return "HF0705: The server does not tell the application's name, so its sessions are kept in the namespace '"
                + namespace + "'. Set holdfast.namespace, lest two applications of one store share it.";
    }
}
