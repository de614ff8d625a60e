package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.EntryPath;

/** Reads and hashes each file and keeps nothing of it: what `publish` and `--pin` learn from a foreign archive. */
public final class ListingSink implements EntrySink {
    private final Map<EntryPath, Listed> byPath = new HashMap<>();
    private final List<Listed> files = new ArrayList<>();

    @Override
    public void file(EntryPath path, boolean executable, EntryContent content) {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException("neither side throws it", impossible);
        }
        add(new Listed(path, executable, content.size(), content.sha256()));
    }

    @Override
    public void link(EntryPath path, EntryPath earlier) {
        Listed file = byPath.get(earlier);
        add(new Listed(path, file.executable(), file.size(), file.sha256()));
    }

    /** In the archive's order. */
    public List<Listed> files() {
        return List.copyOf(files);
    }

    private void add(Listed file) {
        byPath.put(file.path(), file);
        files.add(file);
    }
}
