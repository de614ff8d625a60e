package org.collectivemind.client.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/**
 * The central directory of a zip (APPNOTE 6.3.10 §4.3.12–16): found by the one end record that reaches exactly the end of the
 * file, and filling exactly the space between the last entry and that record.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;

    private final String archive;
    private final ZipBytes bytes;
    private final int limit;

    ZipDirectory(String archive, ZipBytes bytes, int limit) {
        this.archive = archive;
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Where the directory stands; {@code end} is where the end records begin. */
    record Extent(long entries, long offset, long end) {}

    /** All records in the order of their local headers. */
    List<ZipRecord> records() throws IOException {
        Extent extent = extent();
        if (extent.entries() > limit) {
            throw new HostileArchive(archive, Rule.TOO_MANY_ENTRIES, "it has " + extent.entries() + " entries");
        }
        bytes.expectDirectory(extent.offset());
        List<ZipRecord> records = new ArrayList<>();
        long position = extent.offset();
        while (position < extent.end()) {
            if (records.size() == extent.entries()) {
                throw failure(Rule.CONFLICTING_HEADERS, "its directory has more entries than its end record says");
            }
            ZipRecord record = ZipRecord.read(archive, bytes, position, extent.end());
            records.add(record);
            position = record.next();
        }
        if (records.size() != extent.entries()) {
            throw failure(Rule.CONFLICTING_HEADERS, "its directory has fewer entries than its end record says");
        }
        records.sort(Comparator.comparingLong(ZipRecord::offset));
        long first = records.isEmpty() ? extent.offset() : records.get(0).offset();
        if (first != 0) {
            throw failure(Rule.TRAILING_DATA, "there are bytes before its first entry");
        }
        for (int i = 0; i < records.size(); i++) {
            long following = i + 1 < records.size() ? records.get(i + 1).offset() : extent.offset();
            records.set(i, records.get(i).followedBy(following));
        }
        return records;
    }

    private Extent extent() throws IOException {
        long position = endRecord();
        ByteBuffer end = bytes.at(position, END_SIZE);
        if (end.getShort(4) != 0 || end.getShort(6) != 0) {
            throw failure(Rule.UNSUPPORTED, "it is one volume of several");
        }
        long here = end.getShort(8) & 0xffff;
        long entries = end.getShort(10) & 0xffff;
        long size = end.getInt(12) & 0xffffffffL;
        long offset = end.getInt(16) & 0xffffffffL;
        Extent extent = new Extent(entries, offset, position);
        if (position >= LOCATOR_SIZE && bytes.at(position - LOCATOR_SIZE, 4).getInt(0) == LOCATOR_SIGNATURE) {
            ByteBuffer locator = bytes.at(position - LOCATOR_SIZE, LOCATOR_SIZE);
            long position64 = locator.getLong(8);
            if (position64 < 0 || position64 + END64_SIZE != position - LOCATOR_SIZE) {
                throw failure(Rule.TRAILING_DATA, "there are bytes between its end records");
            }
            ByteBuffer end64 = bytes.at(position64, END64_SIZE);
            if (end64.getInt(0) != END64_SIGNATURE || end64.getLong(4) != END64_SIZE - 12) {
                throw failure(Rule.CORRUPT, "its zip64 end record is malformed");
            }
            agree(entries, 0xffff, end64.getLong(32));
            agree(here, 0xffff, end64.getLong(24));
            agree(size, 0xffffffffL, end64.getLong(40));
            agree(offset, 0xffffffffL, end64.getLong(48));
            here = end64.getLong(24);
            size = end64.getLong(40);
            extent = new Extent(end64.getLong(32), end64.getLong(48), position64);
        }
        if (here != extent.entries() || extent.entries() < 0) {
            throw failure(Rule.CONFLICTING_HEADERS, "its end record counts entries in two ways");
        }
        if (extent.offset() < 0 || extent.offset() > extent.end() || extent.end() - extent.offset() != size) {
            throw failure(Rule.TRAILING_DATA, "its directory does not reach from the last entry to the end record");
        }
        return extent;
    }

    /** The last signature in the file must be the end record: one in a comment could show another directory. */
    private long endRecord() throws IOException {
        long earliest = Math.max(0, bytes.size() - END_SIZE - 0xffff);
        ByteBuffer tail = bytes.at(earliest, (int) (bytes.size() - earliest));
        for (int i = tail.limit() - 4; i >= 0; i--) {
            if (tail.getInt(i) == END_SIGNATURE) {
                boolean whole = i + END_SIZE <= tail.limit();
                if (!whole || i + END_SIZE + (tail.getShort(i + 20) & 0xffff) != tail.limit()) {
                    throw failure(Rule.TRAILING_DATA, "its end record does not end at the end of the file");
                }
                return earliest + i;
            }
        }
        throw failure(Rule.CORRUPT, "it has no end record: it is truncated or no zip");
    }

    private void agree(long small, long saturated, long large) {
        if (small != saturated && small != large) {
            throw failure(Rule.CONFLICTING_HEADERS, "its zip and zip64 end records differ");
        }
    }

    private HostileArchive failure(Rule rule, String reason) {
        return new HostileArchive(archive, rule, reason);
    }
}
