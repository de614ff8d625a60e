package org.collectivemind.client.plan;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.collectivemind.client.store.ViewName;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/**
 * A variant that is to be laid out.
 *
 * @param files its tree; they name their payloads by index
 * @param sources where a payload may be had, best first; asked only for what must be fetched
 */
public record WantedVariant(
        ViewName name, List<Payload> payloads, List<FileEntry> files, Function<Payload, List<URI>> sources) {
    public WantedVariant {
        payloads = List.copyOf(payloads);
        files = List.copyOf(files);
    }
}
