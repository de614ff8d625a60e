package org.collectivemind.client.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.archive.EntryPath;

/**
 * Pinned entries of a zip that is read by ranges. One request reads its tail, a second the rest of a long directory; then only
 * the wanted entries are read, from local header to the next entry.
 *
 * <p>The whole directory is checked as {@link ZipReader} checks it: names, duplicates, encryption, methods, and that contents
 * leave room for one another. Wanted entries are held against their local headers and descriptors. What is not read cannot be
 * checked: the local headers of other entries, and bytes hidden between them. Nothing comes of those: each content that is
 * delivered is proved by its pinned sha256, whatever another reader would make of the rest.
 */
final class PinnedZip {
    private final String archive;
    private final Selection.Pinned selection;
    private final KnownTail source;

    private PinnedZip(String archive, Selection.Pinned selection, KnownTail source) {
        this.archive = archive;
        this.selection = selection;
        this.source = source;
    }

    private record Wanted(EntryPath path, ZipRecord record) {}

    static LocatedEntries locate(String archive, RandomBytes source, Limits limits, Selection.Pinned selection)
            throws IOException {
        ZipBytes bytes = new ZipBytes(archive, source);
        Extraction rules = new Extraction(archive, limits, selection);
        List<Wanted> wanted = new ArrayList<>();
        for (ZipRecord record : new ZipDirectory(archive, bytes, limits.entries()).records()) {
            rules.wanted(record.entry()).ifPresent(path -> wanted.add(new Wanted(path, record)));
        }
        rules.requireAll();
        return new PinnedZip(archive, selection, bytes.source()).runs(wanted);
    }

    private LocatedEntries runs(List<Wanted> wanted) {
        return new LocatedEntries(
                LocatedEntries.near(
                                wanted,
                                entry -> entry.record().offset(),
                                entry -> entry.record().following())
                        .stream()
                        .map(this::run)
                        .toList());
    }

    private LocatedEntries.Run run(List<Wanted> entries) {
        long from = entries.get(0).record().offset();
        long to = entries.get(entries.size() - 1).record().following();
        return new LocatedEntries.Run(
                archive,
                source,
                from,
                to - from,
                (in, sink) -> read(entries, new ArchiveRun(buffered(in), from), sink));
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private void read(List<Wanted> entries, ArchiveRun run, EntrySink sink) throws IOException {
        try (ZipContent.Decoder decoder = new ZipContent.Decoder()) {
            for (Wanted wanted : entries) {
                ZipRecord record = wanted.record();
                long start = record.content(run);
                // What is pinned allows more exactly than any limit on the whole.
                InputStream content = new ZipContent(
                        record,
                        run.content(record.compressed()),
                        decoder,
                        new Allowance(archive, Math.addExact(record.size(), 1)));
                try (EntryContent checked = new EntryContent(
                        archive, wanted.path(), record.size(), selection.expected(wanted.path()), content)) {
                    sink.file(wanted.path(), record.executable(), checked);
                }
                run.skipTo(start + record.compressed());
                record.checkBehind(run, start);
            }
        }
    }
}
