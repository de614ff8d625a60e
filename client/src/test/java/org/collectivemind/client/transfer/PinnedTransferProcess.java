package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Digest;

/** A process of its own: fetches a pinned file and prints how it ended; then ends by itself. */
final class PinnedTransferProcess {
    private PinnedTransferProcess() {}

    /** @param args source, destination, size, sha256, and a file with the digests of the parts, a line each */
    public static void main(String[] args) throws IOException {
        List<Digest> parts =
                Files.readAllLines(Path.of(args[4])).stream().map(Digest::parse).toList();
        PinnedFile file = new PinnedFile(
                "model", Digest.parse(args[3]), Long.parseLong(args[2]), parts, List.of(URI.create(args[0])));
        try (Downloader downloader = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE)) {
            Fetched fetched = downloader.fetch(new Download.Verified(file, Path.of(args[1])), Progress.NONE);
            System.out.println(fetched.evidence());
        } catch (CmException failure) {
            System.out.println(failure.code() + failure.details());
        }
    }
}
