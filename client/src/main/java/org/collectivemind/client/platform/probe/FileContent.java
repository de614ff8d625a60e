package org.collectivemind.client.platform.probe;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Capture.Content;

/** What of a file goes into a capture: text as it is, of a program or library the strings that tell its version. */
final class FileContent {
    /** Longer texts with bytes of zero are binary; shorter ones are lists of the device tree. */
    private static final int LONGEST_LIST = 4 << 10;

    private static final int MOST_STRINGS = 20;
    /** Printable characters between others, as strings(1) finds them; at most 200, as a banner of glibc has. */
    private static final Pattern STRING = Pattern.compile("(?<![ -~])[ -~]{4,200}(?![ -~])");

    private static final Pattern TELLING = Pattern.compile(
            "GNU C Library.* version \\d.*|musl libc.*|\\d{1,3}\\.\\d{1,4}\\.\\d{1,4}|[A-Za-z_ -]{0,40}[Vv]ersion[: =]+v?\\d[\\w.+-]{0,40}");

    private FileContent() {}

    static Content of(byte[] bytes) {
        Optional<String> text = text(bytes);
        if (text.isPresent() && (bytes.length <= LONGEST_LIST || text.get().indexOf('\0') < 0)) {
            return new Content.Text(text.get());
        }
        return new Content.Strings(telling(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static List<String> telling(String content) {
        List<String> strings = new ArrayList<>();
        Matcher string = STRING.matcher(content);
        while (string.find() && strings.size() < MOST_STRINGS) {
            if (TELLING.matcher(string.group()).matches()) {
                strings.add(string.group());
            }
        }
        return strings;
    }
}
