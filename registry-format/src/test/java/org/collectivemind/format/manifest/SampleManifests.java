package org.collectivemind.format.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The manifests of the tests: those that are accepted, and those that are not and why. */
final class SampleManifests {
    private SampleManifests() {}

    static Stream<String> accepted() {
        return Stream.of(
                "model.yaml",
                "tool.yaml",
                "dataset.yaml",
                "script.yaml",
                "project.yaml",
                "project-of-nothing.yaml",
                "related.yaml",
                "quantised.yaml",
                "project-with-policy.yaml");
    }

    static String text(String name) {
        return resource("accepted/" + name);
    }

    static Manifest manifest(String name) {
        return ManifestReader.read(text(name), "cm.yaml").manifest();
    }

    /** A manifest that is refused. @param byShape whether a JSON Schema can tell; @param expected the whole message */
    record Malformed(String name, boolean byShape, String text, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Each begins with {@code === name [shape]}; {@code --->} parts the manifest from the message. */
    static Stream<Malformed> malformed() {
        List<Malformed> all = new ArrayList<>();
        for (String part : resource("malformed.txt").split("(?m)^=== ")) {
            if (!part.isEmpty()) {
                int line = part.indexOf('\n');
                String title = part.substring(0, line);
                String[] halves = part.substring(line + 1).split("(?m)^--->\n", -1);
                all.add(new Malformed(
                        title.replace(" [shape]", ""),
                        title.endsWith(" [shape]"),
                        halves[0],
                        halves.length > 1 ? halves[1].strip() : ""));
            }
        }
        return all.stream();
    }

    private static String resource(String name) {
        try (InputStream in = SampleManifests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
