package org.collectivemind.client.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file that is wanted. The destination is a file of the caller, who moves it once it is complete: it holds unverified bytes
 * while the download runs and after it failed, and is never removed here. No two downloads may have the same at once.
 */
public sealed interface Download {
    /** What the user knows it by, for progress and failures. */
    String label();

    /** Where it may be had, best first; every one must deliver the same bytes. */
    List<URI> sources();

    Path destination();

    /** The exact size in bytes, where it is known. */
    OptionalLong size();

    /** The most bytes it may have. */
    long limit();

    /**
     * A pinned file: the usual case. Where a journal of the same file lies beside the destination (its name with {@code
     * .journal}), the download goes on from there; else the destination is made or emptied first. Files whose parts are
     * pinned have a journal. It stays, after a failure and after success, so that a kill before the destination is where it shall be
     * costs nothing; whoever takes the destination away removes it.
     *
     * @param local pieces that need not be fetched
     */
    record Verified(PinnedFile file, Path destination, LocalParts local) implements Download {
        public Verified(PinnedFile file, Path destination) {
            this(file, destination, LocalParts.NONE);
        }

        @Override
        public String label() {
            return file.label();
        }

        @Override
        public List<URI> sources() {
            return file.sources();
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(file.size());
        }

        @Override
        public long limit() {
            return file.size();
        }
    }

    /** A file of which nothing is known yet, fetched to be pinned: {@link Fetched} tells what it is. The destination is made or emptied first. */
    record Discover(String label, long limit, List<URI> sources, Path destination) implements Download {
        public Discover {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit cannot be negative: " + limit);
            }
            sources = PinnedFile.some(sources);
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }
    }
}
