package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How a caller is stored: format, time, name, groups, address and agent. */
final class CallerForm {

    static final String FIELD = Caller.FIELD;

    private static final byte FORMAT = 1;

    private CallerForm() {}

    static byte[] write(Caller caller) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(caller.signedInAt());
            out.writeUTF(caller.name());
            out.writeShort(caller.groups().size());
            for (String group : new TreeSet<>(caller.groups())) { // the same bytes for the same groups
                out.writeUTF(group);
            }
            out.writeUTF(caller.device().map(Device::address).orElse(""));
            out.writeUTF(caller.device().map(Device::agent).orElse(""));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws UnreadableStateException if these bytes are none that {@link #write} has made */
    static Caller read(byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw SignInMessages.unreadableCaller("its format is " + format, null);
            }
            long at = in.readLong();
            String name = in.readUTF();
            Set<String> groups = groups(in);
            return new Caller(name, groups, at, device(in.readUTF(), in.readUTF()));
        } catch (IOException | IllegalArgumentException damaged) {
            throw SignInMessages.unreadableCaller("it is damaged", damaged);
        }
    }

    private static Optional<Device> device(String address, String agent) {
        return address.isEmpty() && agent.isEmpty() ? Optional.empty() : Optional.of(new Device(address, agent));
    }

    private static Set<String> groups(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        Set<String> groups = new HashSet<>();
        for (int i = 0; i < count; i++) {
            groups.add(in.readUTF());
        }
        return groups;
    }
}
