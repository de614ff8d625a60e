package org.collectivemind.testrepos.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads the requests of one connection. Bounds: 16 KiB a line, 200 fields, 256 MiB an upload. */
final class RequestReader {
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_FIELDS = 200;
    private static final int LARGEST_UPLOAD = 256 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final int connection;

    RequestReader(InputStream in, OutputStream out, int connection) {
        this.in = in;
        this.out = out;
        this.connection = connection;
    }

    /** The next request; empty when the client has closed the connection between two. */
    Optional<Request> next() throws IOException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.get().split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || !isTarget(parts[1])) {
            throw new ProtocolException("not a request line: " + line.get());
        }
        Headers headers = headers();
        Instant at = Instant.now();
        return Optional.of(new Request(parts[0], parts[1], headers, body(headers), at, connection));
    }

    private static boolean isTarget(String text) {
        try {
            return Request.pathOf(text) != null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private Headers headers() throws IOException {
        Headers headers = Headers.NONE;
        for (int i = 0; i < MOST_FIELDS; i++) {
            String line = line().orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a header field: " + line);
            }
            headers = headers.and(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        throw new ProtocolException("more than " + MOST_FIELDS + " header fields");
    }

    private Body body(Headers headers) throws IOException {
        if (headers.first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if (headers.first("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return Body.of(chunks());
        }
        long length = Long.parseLong(headers.first("Content-Length").orElse("0"));
        return Body.of(exactly(length));
    }

    private byte[] exactly(long length) throws IOException {
        if (length < 0 || length > LARGEST_UPLOAD) {
            throw new ProtocolException("an upload of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("the upload ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = line().orElseThrow(EOFException::new).split(";")[0].strip();
            byte[] chunk = exactly(Long.parseLong(size, 16));
            if (all.size() + (long) chunk.length > LARGEST_UPLOAD) {
                throw new ProtocolException("an upload of more than " + LARGEST_UPLOAD + " bytes");
            }
            all.writeBytes(chunk);
            String end = line().orElseThrow(EOFException::new);
            if (chunk.length == 0) {
                // Trailers, if any, end with an empty line as well.
                while (!end.isEmpty()) {
                    end = line().orElseThrow(EOFException::new);
                }
                return all.toByteArray();
            }
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection closed inside a line");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
