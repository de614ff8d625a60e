package org.collectivemind.client.transfer;

import java.net.URI;
import java.nio.file.Path;
import org.collectivemind.format.error.CmException;

/** A process of its own: discovers a file and prints its size, or the code of the failure; then ends by itself. */
final class TransferProcess {
    private TransferProcess() {}

    /** @param args source, destination, limit, and {@code offline} or {@code online} */
    public static void main(String[] args) {
        TransferPolicy policy = Downloads.QUICK.withOffline(args[3].equals("offline"));
        Downloader downloader = new Downloader(policy, Credentials.NONE, Proxies.NONE);
        try {
            Download wanted = Downloads.discover(Long.parseLong(args[2]), Path.of(args[1]), URI.create(args[0]));
            System.out.println(downloader.fetch(wanted, Progress.NONE).size());
        } catch (CmException failure) {
            System.out.println(failure.code());
        }
    }
}
