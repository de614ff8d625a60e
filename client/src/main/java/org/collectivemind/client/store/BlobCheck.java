package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/** Reads blobs and says what is wrong with them, to the part. Safe for use by many threads. */
final class BlobCheck {
    private final Blobs blobs;
    private final Scrutiny scrutiny;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    BlobCheck(Blobs blobs, Scrutiny scrutiny) {
        this.blobs = blobs;
        this.scrutiny = scrutiny;
    }

    /** @param parts the wrong ones, numbered from 1; empty where parts are not known */
    record Finding(String reason, List<Integer> parts) {}

    /** Files of which something was read. */
    long read() {
        return read.get();
    }

    /** Bytes that were read. */
    long bytes() {
        return bytes.get();
    }

    /** @param blob has the digest's name */
    Optional<Finding> check(Path blob, Digest digest) {
        try {
            long size = Files.size(blob);
            // A touched file is always read: its time moved since it was sealed.
            boolean touched = !FileMode.isSealed(blob, size, false);
            Optional<PartList> list = blobs.list(digest);
            if (!PartList.isFor(size) && list.isEmpty()) {
                return touched || scrutiny.reads().test(digest) ? differs(blob, digest) : Optional.empty();
            }
            boolean vouched = list.isPresent()
                    && list.get().evidence() == Evidence.WHOLE
                    && !list.get().parts().isEmpty();
            if (vouched && !scrutiny.full()) {
                return parts(blob, size, list.get(), touched);
            }
            return touched || scrutiny.reads().test(digest) ? whole(blob, digest, size, list) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(unreadable(unreadable));
        }
    }

    /** Whether a file has other bytes than its digest says. */
    Optional<Finding> differs(Path file, Digest digest) {
        try {
            Digest actual = Hasher.of(file);
            count(Files.size(file));
            return actual.equals(digest) ? Optional.empty() : Optional.of(other(actual));
        } catch (IOException unreadable) {
            return Optional.of(unreadable(unreadable));
        }
    }

    /** These are the parts of the file with this sha256, so they are enough. */
    private Optional<Finding> parts(Path blob, long size, PartList list, boolean all) throws IOException {
        List<Integer> chosen = IntStream.range(0, list.parts().size())
                .filter(part -> all || scrutiny.reads().test(list.parts().get(part)))
                .boxed()
                .toList();
        if (chosen.isEmpty() && size == list.size()) {
            return Optional.empty();
        }
        List<Integer> bad = bad(blob, list, chosen);
        if (bad.isEmpty() && size == list.size()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(text(bad, list, size), bad));
    }

    private List<Integer> bad(Path blob, PartList list, List<Integer> chosen) {
        read.incrementAndGet();
        return chosen.parallelStream()
                .filter(part -> !isPart(blob, part, list))
                .map(part -> part + 1)
                .toList();
    }

    private Optional<Finding> whole(Path blob, Digest digest, long size, Optional<PartList> list) throws IOException {
        BigDigests actual = BigDigests.of(blob, size);
        count(size);
        if (actual.sha256().equals(digest)) {
            blobs.note(blob, digest, actual);
            return Optional.empty();
        }
        if (list.isEmpty() || list.get().parts().isEmpty()) {
            return Optional.of(other(actual.sha256()));
        }
        PartList known = list.get();
        if (known.parts().equals(actual.parts())) {
            return Optional.of(new Finding(
                    "it has the parts that a lock pins for this sha256, but its sha256 is " + actual.sha256()
                            + ": they do not belong together",
                    List.of()));
        }
        List<Integer> bad = new ArrayList<>();
        for (int part = 0; part < known.parts().size(); part++) {
            if (part >= actual.parts().size()
                    || !known.parts().get(part).equals(actual.parts().get(part))) {
                bad.add(part + 1);
            }
        }
        return Optional.of(new Finding(text(bad, known, size), bad));
    }

    private boolean isPart(Path blob, int part, PartList list) {
        long start = part * Parts.SIZE;
        long length = Math.min(Parts.SIZE, list.size() - start);
        try {
            Digest actual = BigDigests.part(blob, start, length);
            bytes.addAndGet(length);
            return actual.equals(list.parts().get(part));
        } catch (IOException unreadable) {
            // A bad sector: the part is as lost as one with wrong bytes, and the others are not.
            return false;
        }
    }

    private void count(long size) {
        read.incrementAndGet();
        bytes.addAndGet(size);
    }

    private static String text(List<Integer> bad, PartList list, long size) {
        String length = size == list.size() ? "" : "it has " + size + " bytes in place of " + list.size();
        if (bad.isEmpty()) {
            return length;
        }
        String numbers = bad.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(", "));
        return (length.isEmpty() ? "" : length + "; ") + (bad.size() == 1 ? "part " : "parts ") + numbers + " of "
                + list.parts().size() + (bad.size() == 1 ? " is damaged" : " are damaged");
    }

    private static Finding other(Digest actual) {
        return new Finding("its bytes have sha256 " + actual, List.of());
    }

    private static Finding unreadable(IOException cause) {
        return new Finding("it cannot be read: " + Reason.ofFile(cause), List.of());
    }
}
