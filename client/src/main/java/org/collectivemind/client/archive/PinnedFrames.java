package org.collectivemind.client.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.format.archive.CanonicalReader;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.archive.PathSet;
import org.collectivemind.format.archive.SeekTable;

/**
 * Pinned files of a canonical archive that is read by ranges. One request reads its tail with the {@link SeekTable}, two more
 * where that is longer; then only the segments that hold wanted files are read. Archives without a table are read whole.
 *
 * <p>The table is checked in itself, and each segment that is read against the table and by all rules of {@link
 * CanonicalReader}. Segments that are not read are not checked: that they are sorted behind the others and hold no file twice.
 * Nothing comes of those, and each content that is delivered is proved by its pinned sha256.
 */
final class PinnedFrames {
    /** 16 KiB: the table and index of several hundred frames. More would show where one small file of many is fetched. */
    private static final int TAIL = 1 << 14;

    private final String archive;
    private final Limits limits;
    private final Selection.Pinned selection;
    private final KnownTail source;

    private PinnedFrames(String archive, Limits limits, Selection.Pinned selection, KnownTail source) {
        this.archive = archive;
        this.limits = limits;
        this.selection = selection;
        this.source = source;
    }

    /** A segment and those of its files that are wanted. */
    private record Wanted(SeekTable.Segment segment, Map<EntryPath, Expected> files) {}

    static LocatedEntries locate(String archive, RandomBytes bytes, Limits limits, Selection.Pinned selection)
            throws IOException {
        KnownTail source = new KnownTail(archive, bytes, TAIL);
        long size = source.size();
        var table = SeekTable.read(archive, size, count -> {
            source.growTo(size - count);
            return source.bytes(size - count, count);
        });
        PinnedFrames frames = new PinnedFrames(archive, limits, selection, source);
        if (selection.required().isEmpty()) {
            return new LocatedEntries(List.of());
        }
        return new LocatedEntries(table.isEmpty() ? List.of(frames.whole()) : frames.runs(frames.wanted(table.get())));
    }

    private List<Wanted> wanted(SeekTable table) {
        Map<Long, Wanted> byOffset = new TreeMap<>();
        PathSet paths = new PathSet();
        for (EntryPath path : selection.required().stream().sorted().toList()) {
            paths.add(path).ifPresent(other -> {
                throw HostileArchive.at(archive, path.text(), Rule.COLLIDING_NAME, "it collides with `" + other + "`");
            });
            SeekTable.Segment segment = table.holding(path).orElseThrow(() -> missing(path));
            byOffset.computeIfAbsent(segment.offset(), offset -> new Wanted(segment, new HashMap<>()))
                    .files()
                    .put(path, selection.pinned().get(path));
        }
        return new ArrayList<>(byOffset.values());
    }

    private List<LocatedEntries.Run> runs(List<Wanted> wanted) {
        return LocatedEntries.near(
                        wanted,
                        each -> each.segment().offset(),
                        each -> each.segment().end())
                .stream()
                .map(this::run)
                .toList();
    }

    private LocatedEntries.Run run(List<Wanted> segments) {
        long from = segments.get(0).segment().offset();
        long to = segments.get(segments.size() - 1).segment().end();
        return new LocatedEntries.Run(archive, source, from, to - from, (in, sink) -> {
            ArchiveRun run = new ArchiveRun(new BufferedInputStream(in, 1 << 16), from);
            for (Wanted wanted : segments) {
                read(wanted, run, sink);
            }
        });
    }

    private void read(Wanted wanted, ArchiveRun run, EntrySink sink) throws IOException {
        SeekTable.Segment segment = wanted.segment();
        run.skipTo(segment.offset());
        CanonicalReader reader = new CanonicalReader(archive, segment, run.content(segment.length()));
        try (CanonicalEntries entries = new CanonicalEntries(reader, new Allowance(archive, segment.size()))) {
            new Extraction(archive, limits, new Selection.Pinned(wanted.files())).run(entries, sink);
        }
    }

    private LocatedEntries.Run whole() {
        return new LocatedEntries.Run(archive, source, 0, source.size(), (in, sink) -> {
            InputStream compressed = new BufferedInputStream(in, 1 << 16);
            Allowance allowance = Allowance.of(archive, limits, source.size(), selection);
            try (CanonicalEntries entries = new CanonicalEntries(new CanonicalReader(archive, compressed), allowance)) {
                new Extraction(archive, limits, selection).run(entries, sink);
            }
        });
    }

    private HostileArchive missing(EntryPath path) {
        return HostileArchive.at(archive, path.text(), Rule.MISSING_ENTRY, "an announced entry is missing");
    }
}
