package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.store.GarbageReport.Kind;
import org.collectivemind.format.hash.Digest;

/**
 * Something the store has, that comes and goes as a whole.
 *
 * @param changed milliseconds since 1970; of unfinished work when anything in it last changed
 * @param files it is made of
 */
record Holding(Kind kind, Path path, long changed, List<FileFacts> files) {
    Holding {
        files = List.copyOf(files);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The blob or the tree it is, or is made of; empty where its name says nothing of the kind. */
    Optional<Digest> digest() {
        String name =
                name().endsWith(Trees.SUFFIX) ? name().substring(0, name().length() - Trees.SUFFIX.length()) : name();
        return StoreLayout.ofProgram(name)
                .or(() -> StoreLayout.isDigest(name) ? Optional.of(Digest.parse(name)) : Optional.empty());
    }

    long bytes() {
        return files.stream().mapToLong(FileFacts::size).sum();
    }
}
