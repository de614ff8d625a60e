package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.format.hash.Hasher;

/**
 * A process, told from all others: on other machines, in other containers, before a restart, and from a later one that was given
 * the same number.
 *
 * @param host hash of the machine's id and name; the id itself is a secret (systemd's machine-id(5)). Empty where unknown
 * @param boot the kernel's id of this boot; empty where it gives none
 * @param namespace the processes among which {@code pid} is a number (Linux namespaces); empty where there is one only
 * @param start when it started, in the units of the system; empty where it does not say
 */
record ProcessId(String host, String boot, String namespace, long pid, String start) {
    private static final Path PROC = Path.of("/proc");
    /** Of the words behind the name in {@code /proc/<pid>/stat} (proc_pid_stat(5)): state, and start in ticks since boot. */
    private static final int START = 19;

    private static final int HOST_DIGITS = 16;

    /** What this machine knows of another process. */
    enum Life {
        RUNNING,
        ENDED,
        /** It ran here before the machine was restarted. */
        BEFORE_RESTART,
        /** Elsewhere, or hidden from us. */
        UNKNOWN
    }

    /** This process. */
    static ProcessId current() {
        long pid = ProcessHandle.current().pid();
        String name = line("/proc/sys/kernel/hostname")
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .orElse("");
        String host = line("/etc/machine-id").orElse("") + " " + name;
        return new ProcessId(
                host.isBlank()
                        ? ""
                        : Hasher.of(host.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HOST_DIGITS),
                line("/proc/sys/kernel/random/boot_id").orElse(""),
                visibleNamespace(),
                pid,
                startOf(pid).orElse(""));
    }

    /** @param ours whether it ran as the user of this process: of others a kernel may hide that they run (hidepid) */
    Life lifeOf(ProcessId other, boolean ours) {
        boolean sameKernel = boot.isEmpty() && other.boot.isEmpty() && !host.isEmpty() && host.equals(other.host)
                || !boot.isEmpty() && boot.equals(other.boot);
        if (!sameKernel) {
            return !host.isEmpty() && host.equals(other.host) && !boot.isEmpty() && !other.boot.isEmpty()
                    ? Life.BEFORE_RESTART
                    : Life.UNKNOWN;
        }
        if (!namespace.equals(other.namespace) || start.isEmpty() || other.start.isEmpty()) {
            return Life.UNKNOWN;
        }
        Optional<String> now = startOf(other.pid);
        if (now.isPresent()) {
            return now.get().equals(other.start) ? Life.RUNNING : Life.ENDED;
        }
        return ours || startOf(1).isPresent() ? Life.ENDED : Life.UNKNOWN;
    }

    /** When the process with this number started; empty where none runs. */
    private static Optional<String> startOf(long pid) {
        if (!isProc()) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .map(Object::toString);
        }
        return line("/proc/" + pid + "/stat").flatMap(stat -> {
            String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            // A killed process is a zombie until somebody asks for its exit code; it writes nothing any more.
            boolean dead = words.length <= START || words[0].equals("Z") || words[0].equals("X");
            return dead ? Optional.empty() : Optional.of(words[START]);
        });
    }

    private static boolean isProc() {
        return Files.exists(PROC.resolve("self/stat"));
    }

    /** Where {@code /proc} shows another namespace than ours, numbers in it say nothing: no namespace is like this one. */
    private static String visibleNamespace() {
        if (!isProc()) {
            return "";
        }
        long pid = ProcessHandle.current().pid();
        boolean ours = line("/proc/self/stat")
                .filter(stat -> stat.startsWith(pid + " "))
                .isPresent();
        try {
            return ours
                    ? Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString()
                    : java.util.UUID.randomUUID().toString();
        } catch (IOException | UnsupportedOperationException none) {
            return "";
        }
    }

    private static Optional<String> line(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
