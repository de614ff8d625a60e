package org.collectivemind.client.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Tells this machine from others without detection, to notice an environment that moved: {@code Linux amd64 3f9a…}, the last
 * word being a hash of the machine's id where it has one. The id itself is a secret (systemd's machine-id(5)) and never shown:
 * of its 128 bits at most half can be told from the hash. The version of a loaded NVIDIA driver is told too.
 */
public record HostFingerprint(String text) {
    private static final String ID = "/etc/machine-id";
    private static final int ID_LENGTH = 33;
    /** Drivers are exchanged, and containers started with a GPU or without, while the machine and its id stay the same. */
    private static final String DRIVER = "/sys/module/nvidia/version";

    private static final String CONTROL = "/dev/nvidiactl";
    private static final int DRIVER_LENGTH = 32;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    // This runs before every install that has nothing to do. A first lambda, a first "+" of texts and a first
    // MessageDigest
    // cost a fresh Java runtime 35 ms, so there are none here.
    public static HostFingerprint of(Probe probe) {
        StringBuilder text = new StringBuilder(64)
                .append(probe.property("os.name").orElse("unknown"))
                .append(' ')
                .append(probe.property("os.arch").orElse("unknown"));
        Optional<byte[]> id = probe.read(ID, ID_LENGTH);
        if (id.isPresent() && id.get().length > 0) {
            text.append(' ').append(Long.toHexString(hash(id.get())));
        }
        Optional<byte[]> driver = probe.read(DRIVER, DRIVER_LENGTH);
        if (driver.isPresent()) {
            text.append(probe.exists(CONTROL) ? " nvidia " : " no nvidia ");
            text.append(new String(driver.get(), StandardCharsets.UTF_8).strip());
        }
        return new HostFingerprint(text.toString());
    }

    /** This machine, said to be another. @param said all that is said of it */
    public HostFingerprint as(String said) {
        return new HostFingerprint(text + " as " + Long.toHexString(hash(said.getBytes(StandardCharsets.UTF_8))));
    }

    /** FNV-1a of 64 bits. It guards nothing; it tells machines apart. */
    private static long hash(byte[] bytes) {
        long hash = OFFSET;
        for (byte next : bytes) {
            hash = (hash ^ (next & 0xff)) * PRIME;
        }
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}
