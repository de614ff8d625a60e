package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * Pinned entries of an archive that is read by ranges: found in its directory, not yet read. All that can be known from the
 * directory has been checked. The source must stay open until the last run was read.
 */
public final class LocatedEntries {
    /** 256 KiB: a gap up to this size is read over, because another request costs more. */
    private static final long GAP = 1 << 18;
    /** 16 MiB: a run is not made longer than this by joining, so that several can be read at once. */
    private static final long LONGEST = 1L << 24;

    private final List<Run> runs;

    LocatedEntries(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Bytes that {@link #extract} asks the source for. */
    public long bytesNeeded() {
        return runs.stream().mapToLong(Run::bytesNeeded).sum();
    }

    /** In the order of the archive. Each is read by itself: several threads may, where their sink takes files from several. */
    public List<Run> runs() {
        return runs;
    }

    /**
     * Reads all runs, one after the other.
     *
     * @throws HostileArchive where a rule is broken; the sink has then seen some of the files
     * @throws IOException where the source itself fails
     */
    public void extract(EntrySink sink) throws IOException {
        for (Run run : runs) {
            run.extract(sink);
        }
    }

    /** Entries near one another, read by one request. */
    public static final class Run {
        private final String archive;
        private final KnownTail source;
        private final long from;
        private final long length;
        private final Reading reading;

        interface Reading {
            void read(InputStream run, EntrySink sink) throws IOException;
        }

        Run(String archive, KnownTail source, long from, long length, Reading reading) {
            this.archive = archive;
            this.source = source;
            this.from = from;
            this.length = length;
            this.reading = reading;
        }

        /** Bytes this asks the source for; 0 where the run stands in what was read with the directory. */
        public long bytesNeeded() {
            return from >= source.start() ? 0 : length;
        }

        /** As {@link LocatedEntries#extract}. */
        public void extract(EntrySink sink) throws IOException {
            try (InputStream run = SourceBytes.open(source, from, length)) {
                reading.read(run, sink);
            } catch (SourceBytes.Failed failed) {
                throw failed.failure();
            } catch (IOException corrupt) {
                throw new HostileArchive(archive, Rule.CORRUPT, String.valueOf(corrupt.getMessage()));
            }
        }
    }

    /** Pieces in ascending order, joined where they lie near one another. */
    static <P> List<List<P>> near(List<P> pieces, ToLongFunction<P> from, ToLongFunction<P> to) {
        List<List<P>> groups = new ArrayList<>();
        long start = 0;
        long end = 0;
        for (P piece : pieces) {
            boolean joins = !groups.isEmpty()
                    && from.applyAsLong(piece) - end <= GAP
                    && to.applyAsLong(piece) - start <= LONGEST;
            if (!joins) {
                groups.add(new ArrayList<>());
                start = from.applyAsLong(piece);
            }
            groups.get(groups.size() - 1).add(piece);
            end = to.applyAsLong(piece);
        }
        return groups;
    }
}
