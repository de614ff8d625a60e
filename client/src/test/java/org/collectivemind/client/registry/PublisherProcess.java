package org.collectivemind.client.registry;

import java.nio.file.Path;

/** A process that publishes versions of a package one after the other and prints each that is acknowledged. */
final class PublisherProcess {
    private PublisherProcess() {}

    /** @param args registry, package, first number, how many, step */
    public static void main(String[] args) {
        DirectoryStorage storage = new DirectoryStorage(Path.of(args[0]));
        int first = Integer.parseInt(args[2]);
        int step = Integer.parseInt(args[4]);
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            String version = "1." + (first + i * step);
            if (SampleRegistry.publishEmpty(storage, args[1], version)) {
                System.out.println(version);
            }
        }
    }
}
