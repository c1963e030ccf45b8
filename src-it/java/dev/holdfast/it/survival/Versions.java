package dev.holdfast.it.survival;

/** Two versions of one class, as two releases of an application would carry it. */
final class Versions {

    static final String NAME = "dev.holdfast.it.survival.Profile";

    static final String V1 =
            """
            package dev.holdfast.it.survival;

            @dev.holdfast.SessionScopedDistributed
            public class Profile {
                private String name = "";
                private String nick = "";
                private int visits;

                @jakarta.ws.rs.Path("profile")
                @jakarta.enterprise.context.RequestScoped
                public static class Door {
                    @jakarta.inject.Inject
                    Profile profile;

                    @jakarta.ws.rs.GET
                    public String show() {
                        return profile.show();
                    }

                    @jakarta.ws.rs.GET
                    @jakarta.ws.rs.Path("change")
                    public String change() {
                        return profile.change();
                    }
                }

                String show() {
                    return name + " " + nick + " " + visits;
                }

                String change() {
                    name = "Ada";
                    nick = "Countess";
                    visits = 3;
                    return show();
                }
            }
            """;

    /** {@code nick} is gone, {@code email} is new, {@code visits} has become a list. */
    static final String V2 = V1.replace("private String nick = \"\"", "private String email = \"none\"")
            .replace("private int visits", "private java.util.List<String> visits = new java.util.ArrayList<>()")
            .replace("name + \" \" + nick", "name + \" \" + email")
            .replace("name = \"Ada\"", "name = \"Grace\"")
            .replace("nick = \"Countess\"", "email = \"g@example.org\"")
            .replace("visits = 3;", "");

    private Versions() {}
}
