package org.collectivemind.client.transfer;

import java.io.Closeable;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer whose body has not been read yet. */
abstract class Reply implements Closeable {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    abstract int status();

    abstract Optional<String> header(String name);

    abstract InputStream body();

    @Override
    public abstract void close();

    /** Where the body of a 206 starts in the file. */
    OptionalLong start() {
        return range(1);
    }

    /** How many bytes the whole file has, as far as a 206 says. */
    OptionalLong total() {
        return range(3);
    }

    private OptionalLong range(int group) {
        Matcher range = CONTENT_RANGE.matcher(header("Content-Range").orElse(""));
        return range.matches() && !range.group(group).equals("*")
                ? OptionalLong.of(Long.parseLong(range.group(group)))
                : OptionalLong.empty();
    }

    boolean isHtml() {
        return header("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }
}
