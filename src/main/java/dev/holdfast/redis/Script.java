package dev.holdfast.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The operations as they run inside Redis, one Lua script each. Keys and arguments are listed on top of each file. */
enum Script {
    OPEN("open-unchanged", "prelude", "open"),
    COMMIT("prelude", "commit"),
    RENEW("prelude", "renew"),
    END("prelude", "end"),
    CLAIMED("prelude", "claimed"),
    FINISH("prelude", "finish"),
    DUE("prelude", "due"),
    REAP("prelude", "reap"),
    KEYS("prelude", "keys"),
    LOOK("prelude", "look"),
    RECORDED("recorded"),
    ENROL("prelude", "user-index", "enrol"),
    BAR("prelude", "user-index", "bar"),
    ENTRIES("prelude", "user-index", "entries"),
    REMEMBER("prelude", "remembered", "remember"),
    RECALL("prelude", "remembered", "recall"),
    FORGET("forget"),
    FORGET_ALL("prelude", "remembered", "forget-all");

    private final String file;
    private final String source;
    private final String sha1;

    /** Of these files, in this order; by the last one it is known. */
    Script(String... files) {
        this.file = files[files.length - 1] + ".lua";
        this.source = Arrays.stream(files).map(part -> resource(part + ".lua")).collect(Collectors.joining());
        this.sha1 = sha1(source);
    }

    /** The whole text, what all scripts share included. */
    String source() {
        return source;
    }

    /** The name by which Redis knows the script once it was loaded (EVALSHA). */
    String sha1() {
        return sha1;
    }

    @Override
    public String toString() {
        return file;
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("dev/holdfast/redis/" + name + " is missing from Holdfast's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
