package org.collectivemind.format.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.yaml.YamlNode;

/** What a dependency that is written as a mapping is on: the key that says so, and those that go with it. */
enum DependencyKind {
    PACKAGE("version", "select", "features", "as"),
    CAPABILITY("version"),
    TAGS("select"),
    ANY;

    private static final Set<String> KEYS =
            Set.of("package", "capability", "tags", "any", "version", "select", "features", "as");

    private final List<String> others;

    DependencyKind(String... others) {
        this.others = List.of(others);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private boolean has(String key) {
        return key.equals(key()) || others.contains(key);
    }

    /** @throws MalformedFile at a key that is unknown, or does not go with the others */
    static DependencyKind of(YamlNode.Mapping mapping) {
        mapping.rejectUnknown(KEYS);
        List<DependencyKind> given = mapping.entries().keySet().stream()
                .flatMap(
                        key -> Arrays.stream(values()).filter(kind -> kind.key().equals(key)))
                .toList();
        if (given.isEmpty()) {
            throw mapping.failure("a dependency says what it is on: `package`, `capability`, `tags` or `any`");
        }
        DependencyKind kind = given.get(0);
        if (given.size() > 1) {
            String second = given.get(1).key();
            throw new MalformedFile(
                    mapping.keyPosition(second),
                    "a dependency is on one thing, and this one has `" + kind.key() + "` and `" + second + "`",
                    List.of("write two dependencies, or `any: […]` where one of them is enough"));
        }
        mapping.entries().keySet().stream()
                .filter(key -> !kind.has(key))
                .findFirst()
                .ifPresent(key -> {
                    throw kind.foreign(mapping, key);
                });
        return kind;
    }

    private MalformedFile foreign(YamlNode.Mapping mapping, String key) {
        String owners = Arrays.stream(values())
                .filter(owner -> owner.has(key))
                .map(owner -> "`" + owner.key() + "`")
                .collect(Collectors.joining(" or "));
        return new MalformedFile(
                mapping.keyPosition(key),
                "`" + key + "` goes with " + owners + ", not with `" + key() + "`",
                List.of());
    }
}
