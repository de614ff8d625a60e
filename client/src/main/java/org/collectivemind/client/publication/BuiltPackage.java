package org.collectivemind.client.publication;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.format.release.Release;

/** A version ready to publish. @param hosted files to put beside its manifest, by their name there */
record BuiltPackage(Release release, Map<String, Path> hosted) {
    BuiltPackage {
        hosted = new TreeMap<>(hosted);
    }
}
