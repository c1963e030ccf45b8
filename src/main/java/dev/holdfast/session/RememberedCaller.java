package dev.holdfast.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who signed in when a login was remembered. Immutable.
 *
 * @param name of the caller
 * @param groups that the caller was in then
 */
public record RememberedCaller(String name, Set<String> groups) {

    /** Copies the groups. */
    public RememberedCaller {
        groups = Set.copyOf(groups);
    }

    /** Name and groups in UTF-8, each after its length in bytes. */
    byte[] toBytes() {
        List<byte[]> texts = new ArrayList<>();
        texts.add(name.getBytes(StandardCharsets.UTF_8));
        groups.stream()
                .sorted()
                .map(group -> group.getBytes(StandardCharsets.UTF_8))
                .forEach(texts::add);
        ByteBuffer all = ByteBuffer.allocate(
                texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        texts.forEach(text -> all.putInt(text.length).put(text));
        return all.array();
    }

    static RememberedCaller of(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        String name = next(all);
        Set<String> groups = new LinkedHashSet<>();
        while (all.hasRemaining()) {
            groups.add(next(all));
        }
        return new RememberedCaller(name, groups);
    }

    private static String next(ByteBuffer all) {
        byte[] text = new byte[all.getInt()];
        all.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Hides who it is. */
    @Override
    public String toString() {
        return "RememberedCaller[" + groups.size() + " groups]";
    }
}
