package org.collectivemind.testrepos.server;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code Range: bytes=} (RFC 9110 §14). A request for several ranges is answered with the whole, as the RFC allows. */
record ByteRange(OptionalLong first, OptionalLong last) {
    private static final Pattern GRAMMAR = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range to serve, if a well-formed one is asked for and {@code If-Range} still names the current file. */
    static Optional<ByteRange> wanted(Headers headers, String tag, String lastModified) {
        Optional<String> onlyIf = headers.first("If-Range");
        if (onlyIf.isPresent() && !onlyIf.get().equals(tag) && !onlyIf.get().equals(lastModified)) {
            return Optional.empty();
        }
        Matcher range = GRAMMAR.matcher(headers.first("Range").orElse(""));
        if (!range.matches()) {
            return Optional.empty();
        }
        ByteRange parsed = new ByteRange(number(range.group(1)), number(range.group(2)));
        return parsed.isWellFormed() ? Optional.of(parsed) : Optional.empty();
    }

    private static OptionalLong number(String digits) {
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    private boolean isWellFormed() {
        return first.isPresent() ? last.isEmpty() || last.getAsLong() >= first.getAsLong() : last.isPresent();
    }

    Reply of(Headers headers, Body body) throws IOException {
        long size = body.size();
        long from = first.orElseGet(() -> Math.max(0, size - last.getAsLong()));
        long to = first.isPresent() ? Math.min(last.orElse(size - 1), size - 1) : size - 1;
        if (from >= size) {
            return Reply.plain(416).withHeader("Content-Range", "bytes */" + size);
        }
        String content = "bytes " + from + '-' + to + '/' + size;
        return Reply.of(206, headers.with("Content-Range", content), body, from, to - from + 1);
    }
}
