package org.collectivemind.format.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.yaml.YamlNode;

/** Reads an upstream payload: {@code url} or {@code maven}, its pins, and what is taken out of it. */
final class SourceReader {
    private static final Set<String> KEYS =
            Set.of("url", "maven", "repository", "sha256", "size", "path", "format", "entries");
    /** What the names of archives end in; wheels, jars and NuGet packages are zip files. */
    private static final Map<String, Payload.Format> EXTENSIONS = Map.of(
            ".zip", Payload.Format.ZIP,
            ".jar", Payload.Format.ZIP,
            ".whl", Payload.Format.ZIP,
            ".aar", Payload.Format.ZIP,
            ".nupkg", Payload.Format.ZIP,
            ".tar", Payload.Format.TAR,
            ".tar.gz", Payload.Format.TAR_GZ,
            ".tgz", Payload.Format.TAR_GZ);

    private final YamlNode.Mapping node;

    private SourceReader(YamlNode node) {
        this.node = node.mapping();
    }

    static SourceDeclaration read(YamlNode node) {
        return new SourceReader(node).read();
    }

    private SourceDeclaration read() {
        node.rejectUnknown(KEYS);
        Optional<YamlNode> entries = node.optional("entries");
        Optional<YamlNode> path = node.optional("path");
        if (entries.isPresent() && path.isPresent()) {
            throw path.get().failure("`path` is for a whole file, and `entries` takes files out of an archive");
        }
        return new SourceDeclaration(
                origin(),
                format(entries.isPresent()),
                node.optional("sha256").map(value -> value.parse(Digest::parse)),
                node.optional("size").map(YamlNode::wholeNumber),
                path.map(value -> value.parse(EntryPath::parse)),
                entries.map(SourceReader::entries).orElse(List.of()));
    }

    private PayloadOrigin origin() {
        Optional<YamlNode> url = node.optional("url");
        Optional<YamlNode> maven = node.optional("maven");
        if (url.isPresent() == maven.isPresent()) {
            throw node.failure("a source has a `url` or a `maven` artifact, one of the two");
        }
        Optional<YamlNode> repository = node.optional("repository");
        if (url.isPresent()) {
            if (repository.isPresent()) {
                throw repository.get().failure("`repository` belongs to a `maven` artifact");
            }
            return url.get().parse(SourceReader::url);
        }
        MavenArtifact artifact = maven.get().parse(MavenArtifact::parse);
        return repository
                .map(id -> id.parse(text -> new PayloadOrigin.Maven(artifact, text)))
                .orElseGet(() -> new PayloadOrigin.Maven(artifact, "central"));
    }

    private static PayloadOrigin url(String text) {
        try {
            return new PayloadOrigin.Url(new URI(text));
        } catch (URISyntaxException e) {
            throw new MalformedText(
                    "source URL",
                    text.replaceAll("//[^/]*@", "//…@"),
                    "character " + (e.getIndex() + 1) + " is not allowed there");
        }
    }

    private Payload.Format format(boolean taken) {
        Optional<YamlNode> given = node.optional("format");
        if (given.isEmpty()) {
            return taken ? inferred() : Payload.Format.RAW;
        }
        Payload.Format format = given.get().parse(SourceReader::formatOfId);
        if (taken && format == Payload.Format.RAW) {
            throw given.get().failure("`raw` is one file, and `entries` takes files out of an archive");
        }
        if (!taken && format != Payload.Format.RAW) {
            throw given.get()
                    .failure(
                            "`entries` does not say what is taken out of the archive",
                            "`entries: [\"**\"]` takes everything; without `format` the archive itself is the file");
        }
        return format;
    }

    private static Payload.Format formatOfId(String id) {
        List<String> known = new ArrayList<>();
        for (Payload.Format format : Payload.Format.values()) {
            if (format.id().equals(id)) {
                return format;
            }
            known.add(format.id());
        }
        throw new MalformedText("payload format", id, "it is none that is known", NearestKey.hints(id, known));
    }

    private Payload.Format inferred() {
        YamlNode origin = node.optional("url").orElseGet(() -> node.required("maven"));
        String name = inferredName().toLowerCase(Locale.ROOT);
        return EXTENSIONS.keySet().stream()
                .filter(name::endsWith)
                .findFirst()
                .map(EXTENSIONS::get)
                .orElseThrow(() -> origin.failure(
                        "what kind of archive `" + origin.text() + "` is cannot be told from its name",
                        "add `format: zip`, `format: tar` or `format: tar.gz`"));
    }

    private String inferredName() {
        PayloadOrigin origin = origin();
        if (origin instanceof PayloadOrigin.Maven maven) {
            return "." + maven.artifact().extension();
        }
        String path = ((PayloadOrigin.Url) origin).uri().getPath();
        return path == null ? "" : path;
    }

    /** {@code {glob: to}}, or a list of globs whose entries keep their names. */
    private static List<EntrySelection> entries(YamlNode node) {
        List<EntrySelection> selections = new ArrayList<>();
        if (node instanceof YamlNode.Sequence sequence) {
            Set<String> globs = new HashSet<>();
            for (YamlNode item : sequence.items()) {
                if (!globs.add(item.text())) {
                    throw item.failure("`" + item.text() + "` is listed twice");
                }
                selections.add(item.parse(glob -> new EntrySelection(glob, "")));
            }
        } else {
            node.mapping()
                    .entries()
                    .forEach((glob, to) -> selections.add(to.parse(text -> new EntrySelection(glob, text))));
        }
        if (selections.isEmpty()) {
            throw node.failure("`entries` takes nothing out of the archive", "`entries: [\"**\"]` takes everything");
        }
        return selections;
    }
}
