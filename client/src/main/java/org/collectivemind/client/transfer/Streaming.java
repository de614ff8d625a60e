package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * One {@link Transfer#stream}. The first run takes bytes from every source that works. If those turn out wrong, nobody knows whose
 * they were, so each source that is left is then tried alone.
 */
final class Streaming<T> {
    private final PinnedFile file;
    private final List<URI> sources;
    private final Door door;
    private final TransferPolicy policy;
    private final Progress progress;
    private final Transfer.Reader<T> reader;
    private final Cancellation cancellation;

    Streaming(
            PinnedFile file,
            List<URI> sources,
            Door door,
            TransferPolicy policy,
            Progress progress,
            Transfer.Reader<T> reader,
            Cancellation cancellation) {
        this.file = file;
        this.sources = sources;
        this.door = door;
        this.policy = policy;
        this.progress = progress;
        this.reader = reader;
        this.cancellation = cancellation;
    }

    T run() throws IOException {
        Progress.Task task = progress.started(file.label(), OptionalLong.of(file.size()));
        boolean done = false;
        try {
            T made = tryAll(task);
            done = true;
            return made;
        } finally {
            if (done) {
                task.finished();
            } else {
                task.gaveUp();
            }
        }
    }

    private T tryAll(Progress.Task task) throws IOException {
        List<List<URI>> runs = new ArrayList<>(List.of(sources));
        CmException first = null;
        while (true) {
            List<URI> asked = runs.remove(0);
            Taken taken = new Taken(asked, task);
            try (taken) {
                return reader.read(taken);
            } catch (CmException failure) {
                if (failure.exitCode() != ExitCode.INTEGRITY && first == null) {
                    throw failure;
                }
                first = first == null ? failure : first;
                if (asked == sources) {
                    runs.addAll(taken.alone());
                }
                if (runs.isEmpty()) {
                    throw first;
                }
            }
        }
    }

    /** What the reader reads: the last bytes are given out only after all were right. */
    private final class Taken extends InputStream {
        private final Hasher whole = new Hasher();
        private final ContinuedBody body;
        private final Progress.Task task;
        private final java.util.Set<URI> delivered = new java.util.LinkedHashSet<>();

        Taken(List<URI> asked, Progress.Task task) {
            this.task = task;
            Sources ring = new Sources(file.label(), asked, policy.retries(), task, cancellation, this::position);
            body = new ContinuedBody(file, 0, file.size(), true, door, policy, cancellation, ring, count -> {});
        }

        private long position() {
            return body.position();
        }

        /** Those that did not deliver all of the wrong bytes: the untried, then the tried where several answers were put together. */
        List<List<URI>> alone() {
            List<List<URI>> runs = new ArrayList<>();
            sources.stream().filter(source -> !delivered.contains(source)).forEach(source -> runs.add(List.of(source)));
            if (body.isStitched()) {
                delivered.forEach(source -> runs.add(List.of(source)));
            }
            return runs;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            body.source().ifPresent(source -> delivered.add(source.address));
            if (count > 0) {
                whole.update(bytes, offset, count);
                task.reached(body.position());
                if (body.position() == file.size()) {
                    verify();
                }
            }
            return count;
        }

        private void verify() {
            Digest actual = whole.finish();
            if (!actual.equals(file.sha256())) {
                throw new HashMismatch(
                        file.label(),
                        "the file",
                        file.sha256(),
                        actual,
                        body.source().orElseThrow().address,
                        body.hints());
            }
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
