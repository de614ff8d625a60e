package org.collectivemind.client.registry;

import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;

/** Where things lie in a registry (DESIGN §4): a valid Maven 2 repository plus the index under {@code cm/}. */
public final class RegistryLayout {
    /** Says that a directory is a registry, and in which format. */
    public static final String DESCRIPTOR = "cm.json";

    public static final String ROOTS = "cm/index/root";

    /** The only mutable file of the index: the number of a recent root. */
    public static final String HINT = ROOTS + "/maven-metadata.xml";

    /** Locks of publishers, of no meaning to readers. */
    static final String TURNS = "cm/publishing";

    private RegistryLayout() {}

    public static String rootDirectory(long number) {
        return ROOTS + "/" + number;
    }

    public static String rootFile(long number) {
        return "root-" + number + ".json";
    }

    public static String root(long number) {
        return rootDirectory(number) + "/" + rootFile(number);
    }

    public static String shard(Digest digest) {
        return "cm/index/shard/" + digest + "/shard-" + digest + ".jsonl.zst";
    }

    public static String terms(Digest digest) {
        return "cm/index/terms/" + digest + "/terms-" + digest + ".json.zst";
    }

    public static String packageDirectory(PackageName name) {
        return name.group().replace('.', '/') + "/" + name.name();
    }

    public static String versionDirectory(Coordinate coordinate) {
        return packageDirectory(coordinate.name()) + "/" + coordinate.version().text();
    }

    /** {@code <name>-<version><suffix>} in the version's directory. */
    public static String versionFile(Coordinate coordinate, String suffix) {
        return versionDirectory(coordinate) + "/" + coordinate.name().name() + "-"
                + coordinate.version().text() + suffix;
    }

    /** The number a root's directory is named by; 0 for anything else. */
    static long number(String directoryName) {
        return directoryName.matches("[1-9][0-9]{0,17}") ? Long.parseLong(directoryName) : 0;
    }
}
