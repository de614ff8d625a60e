package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;

/** Reads a {@code cm.yaml} (DESIGN §4). Whatever is wrong fails as {@link MalformedFile} at its line and column. */
public final class ManifestReader {
    private static final String PACKAGE = "package";
    private static final String PROJECT = "project";

    private ManifestReader() {}

    /** @param fileName how messages call the file, such as {@code cm.yaml} */
    public static ParsedManifest read(String text, String fileName) {
        YamlNode.Mapping root = YamlReader.read(text, fileName).mapping();
        return new ParsedManifest(manifest(root), new ManifestPositions(root));
    }

    private static Manifest manifest(YamlNode.Mapping root) {
        boolean isPackage = root.optional(PACKAGE).isPresent();
        boolean isProject = root.optional(PROJECT).isPresent();
        if (isPackage && isProject) {
            List<String> keys = List.copyOf(root.entries().keySet());
            String second = keys.indexOf(PACKAGE) > keys.indexOf(PROJECT) ? PACKAGE : PROJECT;
            throw new MalformedFile(
                    root.keyPosition(second),
                    "the file is a package and a project at once",
                    List.of("keep `package:` or `project:`, and put the other into a directory of its own"));
        }
        if (!isPackage && !isProject) {
            Set<String> wanted = Set.of(PACKAGE, PROJECT);
            Optional<String> near = root.entries().keySet().stream()
                    .flatMap(key -> NearestKey.of(key, wanted).stream())
                    .findFirst();
            throw root.failure(
                    "the file has neither `package:` nor `project:`",
                    near.map(key -> "did you mean `" + key + "`?")
                            .orElse("`package:` makes it a package to publish, `project:` one that uses packages"));
        }
        rejectKeys(root, isPackage);
        return isPackage ? new PackageReader(root).read() : new ProjectReader(root).read();
    }

    private static void rejectKeys(YamlNode.Mapping root, boolean isPackage) {
        Set<String> known = isPackage ? PackageReader.KEYS : ProjectReader.KEYS;
        Set<String> foreign = new TreeSet<>(isPackage ? ProjectReader.KEYS : PackageReader.KEYS);
        foreign.removeAll(known);
        for (String key : root.entries().keySet()) {
            if (foreign.contains(key)) {
                throw new MalformedFile(
                        root.keyPosition(key),
                        "`" + key + "` belongs to a "
                                + (isPackage ? "project, and this is a package" : "package, and this is a project"),
                        List.of());
            }
        }
        root.rejectUnknown(known);
    }
}
