package dev.holdfast.it.concurrency;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The source of a bean with a field for each of many requests, and of its resource. */
final class ManyFields {

    static final String NAME = "dev.holdfast.it.concurrency.Fields";

    private ManyFields() {}

    /** Fields {@code f0}, {@code f1}, …; one that was set reads as an entry of its own name. */
    static String source(int count) {
        return """
                package dev.holdfast.it.concurrency;

                @dev.holdfast.SessionScopedDistributed
                public class Fields {
                    %s

                    @jakarta.ws.rs.Path("fields")
                    @jakarta.enterprise.context.RequestScoped
                    public static class Door {
                        @jakarta.inject.Inject
                        Fields fields;

                        @jakarta.inject.Inject
                        dev.holdfast.DistributedSession session;

                        @jakarta.ws.rs.GET
                        @jakarta.ws.rs.Path("add")
                        public String add(
                                @jakarta.ws.rs.QueryParam("entry") String entry,
                                @jakarta.ws.rs.QueryParam("meeting") String meeting,
                                @jakarta.ws.rs.QueryParam("parties") int parties) {
                            fields.all();
                            Gate.meet(meeting, parties);
                            fields.set(entry);
                            return session.ref().orElse("-");
                        }

                        @jakarta.ws.rs.GET
                        @jakarta.ws.rs.Path("read")
                        public String read() {
                            return session.ref().orElse("-") + " " + fields.all();
                        }
                    }

                    void set(String name) {
                        switch (name) {
                            %s
                            default -> throw new IllegalArgumentException(name);
                        }
                    }

                    String all() {
                        return (%s).strip();
                    }
                }
                """
                .formatted(
                        each(count, "private String f% = \"\";", "\n"),
                        each(count, "case \"f%\" -> f% = \"f% \";", "\n"),
                        each(count, "f%", " + "));
    }

    private static String each(int count, String text, String between) {
        return IntStream.range(0, count)
                .mapToObj(i -> text.replace("%", String.valueOf(i)))
                .collect(Collectors.joining(between));
    }
}
