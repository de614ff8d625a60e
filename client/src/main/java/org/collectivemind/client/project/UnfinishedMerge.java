package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The marks that Git and others leave in a file they could not merge. */
final class UnfinishedMerge {
    private UnfinishedMerge() {}

    /** The file as it was on our side; empty where it holds no marks. */
    static Optional<byte[]> ours(byte[] file) {
        StringBuilder ours = new StringBuilder();
        boolean marked = false;
        boolean taken = true;
        for (String line : new String(file, StandardCharsets.UTF_8).split("(?<=\n)")) {
            if (line.startsWith("<<<<<<<")) {
                marked = true;
            } else if (marked && (line.startsWith("|||||||") || line.startsWith("======="))) {
                taken = false;
            } else if (marked && line.startsWith(">>>>>>>")) {
                taken = true;
            } else if (taken) {
                ours.append(line);
            }
        }
        return marked ? Optional.of(ours.toString().getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
