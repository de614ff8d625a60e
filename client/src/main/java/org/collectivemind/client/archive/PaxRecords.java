package org.collectivemind.client.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** The records of a pax header, {@code "length key=value\n"} each. Keys that change what content means are refused. */
final class PaxRecords {
    private static final String UTF_8 = "ISO-IR 10646 2000 UTF-8";

    private PaxRecords() {}

    static Map<String, String> parse(String archive, byte[] header) {
        Map<String, String> records = new HashMap<>();
        for (int start = 0; start < header.length; ) {
            int space = start;
            int length = 0;
            while (space < header.length && space < start + 8 && header[space] >= '0' && header[space] <= '9') {
                length = length * 10 + header[space++] - '0';
            }
            int end = start + length;
            if (space == start
                    || end > header.length
                    || space + 3 > end
                    || header[space] != ' '
                    || header[end - 1] != '\n') {
                throw failure(archive, "a pax record is malformed");
            }
            String record = text(archive, header, space + 1, end - 1);
            int equals = record.indexOf('=');
            if (equals < 1) {
                throw failure(archive, "a pax record is malformed");
            }
            String key = record.substring(0, equals);
            String value = record.substring(equals + 1);
            if (key.startsWith("GNU.sparse.") || key.equals("SCHILY.realsize")) {
                throw new HostileArchive(archive, Rule.UNSUPPORTED, "sparse files are not read");
            }
            if (key.equals("hdrcharset") && !value.equals(UTF_8)) {
                throw new HostileArchive(archive, Rule.UNSUPPORTED, "names are not in UTF-8 but in " + value);
            }
            if (records.put(key, value) != null) {
                throw failure(archive, "the pax record `" + key + "` occurs twice");
            }
            start = end;
        }
        return records;
    }

    /** Extended attributes hold any bytes; only the records we use must be text. */
    private static String text(String archive, byte[] header, int start, int end) {
        String loose = new String(header, start, end - start, StandardCharsets.ISO_8859_1);
        if (!loose.startsWith("path=") && !loose.startsWith("linkpath=") && !loose.startsWith("size=")) {
            return loose;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header, start, end - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new HostileArchive(archive, Rule.UNSAFE_NAME, "a name is not UTF-8");
        }
    }

    private static HostileArchive failure(String archive, String reason) {
        return new HostileArchive(archive, Rule.CONFLICTING_HEADERS, reason);
    }
}
