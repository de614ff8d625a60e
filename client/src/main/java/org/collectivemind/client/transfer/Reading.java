package org.collectivemind.client.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One {@link Transfer#get}. What was cut off is asked for again from the start: documents are small. */
final class Reading {
    private static final int BUFFER = 16 << 10;

    private final URI address;
    private final String label;
    private final long maxBytes;
    private final Validators known;
    private final Door door;
    private final TransferPolicy policy;
    private final Cancellation cancellation;

    Reading(URI address, long maxBytes, Validators known, Door door, TransferPolicy policy, Cancellation cancellation) {
        this.address = address;
        this.label = Redaction.of(address.toString());
        this.maxBytes = maxBytes;
        this.known = known;
        this.door = door;
        this.policy = policy;
        this.cancellation = cancellation;
    }

    Optional<Document> run() {
        Sources sources =
                new Sources(label, List.of(address), policy.retries(), Progress.Task.NONE, cancellation, () -> 0);
        return sources.ask(source -> attempt());
    }

    private Optional<Document> attempt() throws IOException {
        Answers answers = new Answers(label, address);
        try (Reply reply = door.open(label, ask(), cancellation, ConnectionBudget.Lane.SMALL)) {
            if (reply.status() == 304 && !known.isEmpty()) {
                return Optional.of(new Document.Unchanged());
            }
            if (Answers.isAbsent(reply)) {
                return Optional.empty();
            }
            if (reply.status() != 200) {
                throw answers.refuse(reply);
            }
            answers.requirePlain(reply);
            return Optional.of(new Document.Fresh(body(answers, reply), Validators.of(reply)));
        }
    }

    private Ask ask() {
        SortedMap<String, String> headers = new TreeMap<>();
        known.etag().ifPresent(tag -> headers.put("If-None-Match", tag));
        known.lastModified().ifPresent(date -> headers.put("If-Modified-Since", date));
        return new Ask(address, headers, false);
    }

    private byte[] body(Answers answers, Reply reply) throws IOException {
        Pace pace = new Pace(reply.body(), policy);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = pace.read(buffer); count >= 0; count = pace.read(buffer)) {
            cancellation.check();
            if (count > maxBytes - bytes.size()) {
                throw SizeMismatch.overLimit(label, maxBytes, address, answers.hints(reply));
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }
}
