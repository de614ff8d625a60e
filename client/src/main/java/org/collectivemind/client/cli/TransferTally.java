package org.collectivemind.client.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** How far the transfers of a command are, taken together. Used by many threads. */
final class TransferTally {
    /** So many files get a line of their own when they end; after that only big ones do. */
    private static final int FIRST = 10;
    /** 10 MB. */
    private static final long BIG = 10_000_000;

    private final Set<Running> running = new LinkedHashSet<>();
    private int expectedFiles;
    private long expectedBytes;
    private int started;
    private int ended;
    private long endedBytes;

    /** One that runs. */
    static final class Running {
        final String label;
        final OptionalLong size;
        final TransferRate rate = new TransferRate();
        volatile long bytes;
        volatile String note = "";

        Running(String label, OptionalLong size) {
            this.label = label;
            this.size = size;
        }

        long left() {
            return Math.max(0, size.orElse(0) - bytes);
        }
    }

    synchronized void expect(int files, long bytes) {
        expectedFiles = ended + files;
        expectedBytes = endedBytes + bytes;
    }

    synchronized Running start(String label, OptionalLong size) {
        Running one = new Running(label, size);
        running.add(one);
        started++;
        return one;
    }

    /** @return whether it is worth a line of its own */
    synchronized boolean finish(Running one) {
        running.remove(one);
        ended++;
        endedBytes += one.bytes;
        return ended <= FIRST || one.bytes >= BIG;
    }

    synchronized void giveUp(Running one) {
        if (running.remove(one)) {
            started--;
        }
    }

    synchronized void clear() {
        running.clear();
    }

    /** Those with most before them first. */
    synchronized List<Running> biggest(int most) {
        return running.stream()
                .sorted(Comparator.comparingLong(Running::left).reversed())
                .limit(most)
                .toList();
    }

    synchronized int running() {
        return running.size();
    }

    synchronized int ended() {
        return ended;
    }

    synchronized long endedBytes() {
        return endedBytes;
    }

    synchronized int files() {
        return Math.max(expectedFiles, started);
    }

    synchronized long bytes() {
        return endedBytes + running.stream().mapToLong(one -> one.bytes).sum();
    }

    /** Of what is expected and what runs; empty where something runs whose size nobody knows. */
    synchronized OptionalLong size() {
        boolean unknown = running.stream().anyMatch(one -> one.size.isEmpty());
        long known = endedBytes
                + running.stream().mapToLong(one -> one.size.orElse(0)).sum();
        return unknown && expectedBytes == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(expectedBytes, known));
    }
}
