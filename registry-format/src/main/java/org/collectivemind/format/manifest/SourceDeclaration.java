package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * An upstream payload, pinned by hash and size ({@code cm publish --pin} fills them in).
 *
 * @param format RAW for a whole file; an archive format where entries are chosen
 * @param sha256 of the whole upstream file; empty until pinned
 * @param size in bytes of the whole upstream file; empty until pinned
 * @param path where a whole file is laid out; empty means its upstream name
 * @param entries what is taken out of an archive; empty for a whole file
 */
public record SourceDeclaration(
        PayloadOrigin origin,
        Payload.Format format,
        Optional<Digest> sha256,
        Optional<Long> size,
        Optional<EntryPath> path,
        List<EntrySelection> entries) {
    public SourceDeclaration {
        entries = List.copyOf(entries);
    }

    public boolean pinned() {
        return sha256.isPresent() && size.isPresent();
    }
}
