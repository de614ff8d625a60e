package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** The files of a project that no failure may touch, as they were. */
record Snapshot(Session session, Map<String, Optional<Digest>> files) {
    static Snapshot of(Session session) {
        return new Snapshot(session, digests(session));
    }

    private static Map<String, Optional<Digest>> digests(Session session) {
        Map<String, Optional<Digest>> files = new TreeMap<>();
        for (String path : new String[] {"cm.yaml", "cm.lock", ".cm/environment.json"}) {
            boolean there = Files.exists(session.file(path));
            files.put(
                    path,
                    there
                            ? Optional.of(
                                    Hasher.of(session.read(path).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            : Optional.empty());
        }
        return files;
    }

    /** Manifest and lock are what they were; an environment may have been made. */
    void isIntactApartFromTheEnvironment() {
        Map<String, Optional<Digest>> now = digests(session);
        for (String path : new String[] {"cm.yaml", "cm.lock"}) {
            assertThat(now.get(path)).as(path).isEqualTo(files.get(path));
        }
    }

    /** Manifest, lock and environment are what they were, and every blob of the store is what its name says. */
    void isIntact() {
        assertThat(digests(session)).isEqualTo(files);
        Session.Said verified = session.run("store", "verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }
}
