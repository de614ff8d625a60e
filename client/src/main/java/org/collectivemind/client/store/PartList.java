package org.collectivemind.client.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/**
 * What is known of a blob of more than one part. As text, one thing a line: the format, the size, the inode, the evidence, the
 * parts, and the sha256 of the lines before.
 *
 * @param size in bytes
 * @param inode of the file that was hashed, 0 where file systems tell none: a list says nothing about another file, also where
 *     two processes put different files under one name at the same moment
 * @param evidence {@link Evidence#WHOLE} where the blob's sha256 was computed, of these bytes
 * @param parts the digests of its {@link Parts}; empty where only the whole was hashed
 */
record PartList(long size, long inode, Evidence evidence, List<Digest> parts) {
    private static final String FORMAT = "cm-parts: 1";
    private static final int HEAD = 4;

    PartList {
        parts = parts.isEmpty() && evidence == Evidence.WHOLE ? List.of() : Parts.check(size, parts);
    }

    /** Whether a blob needs a list: the sha256 of a smaller one is computed always. */
    static boolean isFor(long size) {
        return size > Parts.SIZE;
    }

    /** Whether it says that the file is what somebody pins. */
    boolean vouchesFor(List<Digest> pinned) {
        return pinned.isEmpty() ? evidence == Evidence.WHOLE : pinned.equals(parts);
    }

    /** Whether it is known that nobody can have a file with this sha256 and these parts. */
    boolean contradicts(List<Digest> pinned) {
        return evidence == Evidence.WHOLE && !parts.isEmpty() && !pinned.isEmpty() && !pinned.equals(parts);
    }

    byte[] text() {
        StringBuilder text = new StringBuilder(FORMAT)
                .append("\nsize: ")
                .append(size)
                .append("\ninode: ")
                .append(inode)
                .append("\nevidence: ")
                .append(evidence.name().toLowerCase(Locale.ROOT))
                .append('\n');
        parts.forEach(part -> text.append(part).append('\n'));
        text.append(Hasher.of(bytes(text))).append('\n');
        return bytes(text);
    }

    /** @throws MalformedText where these are not the bytes of a list, to the last one */
    static PartList parse(byte[] text) {
        String[] lines = new String(text, StandardCharsets.US_ASCII).split("\n", -1);
        try {
            List<Digest> parts = new ArrayList<>();
            for (int line = HEAD; line < lines.length - 2; line++) {
                parts.add(Digest.parse(lines[line]));
            }
            PartList list = new PartList(
                    Long.parseLong(value(lines[1], "size: ")),
                    Long.parseLong(value(lines[2], "inode: ")),
                    Evidence.valueOf(value(lines[3], "evidence: ").toUpperCase(Locale.ROOT)),
                    parts);
            if (java.util.Arrays.equals(list.text(), text)) {
                return list;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            // Said below.
        }
        throw new MalformedText("list of parts", lines[0], "it was cut or changed");
    }

    private static String value(String line, String key) {
        if (!line.startsWith(key)) {
            throw new IllegalArgumentException(line);
        }
        return line.substring(key.length());
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
