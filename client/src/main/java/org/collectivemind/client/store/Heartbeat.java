package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says on behalf of all claims of this process that it lives. Its thread ends with the last of them. */
final class Heartbeat {
    static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final Set<Path> OWNERS = new LinkedHashSet<>();
    private static boolean beating;

    private Heartbeat() {}

    static void start(Path owner) {
        synchronized (OWNERS) {
            OWNERS.add(owner);
            if (!beating) {
                beating = true;
                Thread thread = new Thread(Heartbeat::beat, "store-heartbeat");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    static void stop(Path owner) {
        synchronized (OWNERS) {
            OWNERS.remove(owner);
            if (OWNERS.isEmpty()) {
                OWNERS.notifyAll();
            }
        }
    }

    private static void beat() {
        while (true) {
            List<Path> owners;
            synchronized (OWNERS) {
                try {
                    OWNERS.wait(INTERVAL.toMillis());
                } catch (InterruptedException unasked) {
                    // Nobody has this thread to interrupt it; a beat too early does no harm.
                }
                if (OWNERS.isEmpty()) {
                    beating = false;
                    return;
                }
                owners = List.copyOf(OWNERS);
            }
            owners.forEach(Heartbeat::beat);
        }
    }

    private static void beat(Path owner) {
        try {
            Owner.beat(owner);
        } catch (IOException lost) {
            // Another process took the area, or its disk is gone: Claim.isStillMine() tells.
        }
    }
}
