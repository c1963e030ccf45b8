package dev.holdfast.it.support;

import dev.holdfast.testkit.history.Action;
import dev.holdfast.testkit.history.Call;
import dev.holdfast.testkit.history.History;
import dev.holdfast.testkit.history.Outcome;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A visitor whose requests are recorded. The application answers with the ref of the session that the request met, or a
 * hyphen, and a read with the entries after it, divided by spaces. Not for use by several threads.
 */
public final class RecordingVisitor {

    private final String name;
    private final Visitor visitor;
    private final String session;
    private final History history;

    /**
     * A visitor who has a session.
     *
     * @param name that no other visitor of this history has
     * @param visitor whose cookies it sends
     * @param session that they are of
     * @param history that is recorded
     */
    public RecordingVisitor(String name, Visitor visitor, String session, History history) {
        this.name = name;
        this.visitor = visitor;
        this.session = session;
        this.history = history;
    }

    /**
     * Another visitor of the same session, with the cookies of now.
     *
     * @param other its name
     * @return the twin
     */
    public RecordingVisitor twin(String other) {
        return new RecordingVisitor(other, visitor.twin(), session, history);
    }

    /**
     * Sends a GET.
     *
     * @param node to be asked
     * @param key under which the entries are
     * @param action that the path stands for
     * @param path of the application
     * @return the answer
     */
    public HttpResponse<String> get(ServerNode node, String key, Action action, String path) {
        return history.record(
                new Call(name, node.name(), session, key, action),
                () -> visitor.get(node.uri(path)),
                answer -> outcome(action, answer));
    }

    /**
     * Renews, or does something else that changes no entries: it is not recorded.
     *
     * @param node to be asked
     * @param path of the application
     * @return the answer
     */
    public HttpResponse<String> unrecorded(ServerNode node, String path) {
        return visitor.get(node.uri(path));
    }

    private static Outcome outcome(Action action, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return new Outcome.Refused(String.valueOf(answer.statusCode()));
        }
        List<String> words = List.of(answer.body().strip().split(" "));
        return action instanceof Action.Read
                ? Outcome.Seen.of(words.get(0), words.subList(1, words.size()))
                : new Outcome.Done(words.get(0));
    }
}
