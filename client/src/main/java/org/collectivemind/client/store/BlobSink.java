package org.collectivemind.client.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.client.archive.EntryContent;
import org.collectivemind.client.archive.EntrySink;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;

/** Puts each file of an archive into the store. A blob gets its name only after the archive's checks have passed for it. */
public final class BlobSink implements EntrySink {
    private final StoreLayout layout;
    private final Blobs blobs;
    private final Batch batch;
    private final Map<EntryPath, Tree.TreeFile> files = Collections.synchronizedMap(new LinkedHashMap<>());

    BlobSink(StoreLayout layout, Blobs blobs, Batch batch) {
        this.layout = layout;
        this.blobs = blobs;
        this.batch = batch;
    }

    @Override
    public void file(EntryPath path, boolean executable, EntryContent content) {
        Digest blob = content.expected()
                .filter(pinned -> blobs.isIntact(pinned.sha256(), pinned.size(), List.of()))
                .map(pinned -> pinned.sha256())
                .orElseGet(() -> stored(content));
        files.put(path, new Tree.TreeFile(path, blob, content.size(), executable, List.of()));
    }

    @Override
    public void link(EntryPath path, EntryPath earlier) {
        Tree.TreeFile file = files.get(earlier);
        files.put(path, new Tree.TreeFile(path, file.blob(), file.size(), file.executable(), file.parts()));
    }

    /** What was put, in the archive's order. */
    public List<Tree.TreeFile> files() {
        synchronized (files) {
            return List.copyOf(files.values());
        }
    }

    private Digest stored(EntryContent content) {
        if (content.isSmall()) {
            byte[] all = content.bytes();
            blobs.commit(all, content.sha256(), batch);
            return content.sha256();
        }
        return streamed(content);
    }

    private Digest streamed(EntryContent content) {
        Path partial = layout.newPartial("entry");
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
            content.transferTo(out);
            complete = true;
        } catch (IOException failed) {
            throw CannotWriteStore.of(partial, failed);
        } finally {
            if (!complete) {
                StoreFiles.discard(partial);
            }
        }
        blobs.commit(VerifiedFile.whole(partial, content.sha256(), content.size()), batch);
        return content.sha256();
    }
}
