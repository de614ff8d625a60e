package org.collectivemind.format.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Version;

/** Everything the index says of one package: one line per version, oldest first. */
public record Shard(PackageName name, List<ShardLine> lines) {
    public Shard {
        if (lines.stream()
                        .map(line -> line.release().coordinate().version().scheme())
                        .distinct()
                        .count()
                > 1) {
            throw new MalformedText("shard", name.toString(), "its versions are of two schemes");
        }
        lines = lines.stream()
                .sorted(Comparator.comparing(line -> line.release().coordinate().version()))
                .toList();
        for (ShardLine line : lines) {
            if (!line.release().coordinate().name().equals(name)) {
                throw new MalformedText(
                        "shard of " + name, line.release().coordinate().toString(), "it is another package");
            }
        }
        if (lines.stream()
                        .map(line -> line.release().coordinate().version())
                        .distinct()
                        .count()
                != lines.size()) {
            throw new MalformedText("shard", name.toString(), "a version appears twice");
        }
    }

    public Optional<ShardLine> line(Version version) {
        return lines.stream()
                .filter(line -> line.release().coordinate().version().equals(version))
                .findFirst();
    }
}
