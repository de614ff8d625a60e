package org.collectivemind.client.publication;

import java.util.List;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** What an upstream source turned out to be. @param files its chosen entries; their payload index is 0 */
public record UpstreamContent(Payload payload, List<FileEntry> files) {
    public UpstreamContent {
        files = List.copyOf(files);
    }
}
