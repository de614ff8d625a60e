package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.error.ByteText;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionSet;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.VersionEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cm info}. */
@Command(
        name = "info",
        header = "Show a package: versions, variants, what they need, files and dependencies.",
        footer = {
            "",
            "Examples:",
            "  cm info onnxruntime                        the newest version",
            "  cm info onnxruntime@1.19.2                 that one",
            "  cm info --registry maven:central com.google.code.gson:gson"
        })
final class InfoCommand extends RegistriesCommand {
    private static final int MOST_VERSIONS = 12;

    @Parameters(paramLabel = "PACKAGE", description = "[group:]name[@constraint]")
    private String spec = "";

    InfoCommand(ProcessContext context) {
        super(context);
    }

    /**
     * The answer of {@code --json}.
     *
     * @param system left out where no machine is said to have it already @param relations of every variant, see {@link RelationsText#json}
     */
    record Json(
            String coordinate,
            String kind,
            String description,
            String license,
            List<String> tags,
            Object meta,
            List<String> versions,
            List<Build> variants,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> system,
            Map<String, Object> relations) {
        /** @param memory empty where the variant has no resources */
        record Build(
                String id,
                String attributes,
                String requires,
                Map<String, Object> memory,
                long downloadBytes,
                long installedBytes,
                List<String> files,
                Map<String, Object> relations) {}
    }

    @Override
    Result run(Asked asked) {
        Registries registries = asked.registries();
        PackageSpec parsed = PackageSpec.parse(spec);
        PackageName name = parsed.packageName()
                .orElseGet(() -> ProjectPackages.amongListed(
                        registries.packages(), parsed, "the registries that can be listed"));
        PackageVersions versions = registries.versions(name).orElseThrow(() -> registries.unknown(name));
        VersionSet wanted = parsed.constraint().in(versions.scheme());
        List<Version> sorted = versions.versions().stream()
                .map(VersionEntry::version)
                .sorted(Comparator.reverseOrder())
                .toList();
        Version shown = sorted.stream()
                .filter(wanted::contains)
                .max(Comparator.comparing((Version version) -> !version.isPrerelease())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new UsageErrors.WrongUsage(
                        "no version of `" + name + "` is in `" + parsed.constraint() + "`",
                        List.of("versions: " + list(sorted))));
        Release release = registries.release(new Coordinate(name, shown));
        List<String> text = text(release, sorted);
        Optional<SystemText> system = release.detect().map(rule -> {
            asked.wiring().software().learn(rule);
            return SystemText.of(rule, asked.wiring().host().get());
        });
        system.ifPresent(own -> text.addAll(own.lines()));
        return new Result(
                text, json(release, sorted, system.map(SystemText::json).orElse(Map.of())));
    }

    private static String list(List<Version> versions) {
        String shown = String.join(
                ", ", versions.stream().limit(MOST_VERSIONS).map(Version::text).toList());
        return versions.size() > MOST_VERSIONS ? shown + ", … (" + versions.size() + ")" : shown;
    }

    private static List<String> text(Release release, List<Version> versions) {
        List<String> text = new ArrayList<>();
        text.add(release.coordinate() + "  " + release.kind().id());
        line(text, "", release.description());
        line(text, "license   ", release.license());
        line(text, "tags      ", String.join(", ", release.tags()));
        line(text, "versions  ", list(versions));
        if (!release.meta().values().isEmpty()) {
            release.meta().values().forEach((key, value) -> text.add("meta      " + key + ": " + value));
        }
        for (Variant variant : release.variants()) {
            text.add("");
            text.add("variant " + variant.id());
            line(text, "  is        ", variant.attributes().toString());
            line(
                    text,
                    "  requires  ",
                    variant.requires().text().equals("always")
                            ? ""
                            : variant.requires().text());
            variant.resources()
                    .ifPresent(resources ->
                            text.add("  memory    " + MemoryText.line(resources, variant.installedSize())));
            line(
                    text,
                    "  download  ",
                    ByteText.of(variant.payloads().stream()
                                    .mapToLong(Payload::size)
                                    .sum()) + ", "
                            + ByteText.of(variant.installedSize()) + " in "
                            + Counted.of(variant.files().size(), "file"));
            RelationsText.lines(variant.relations()).forEach(line -> text.add("  " + line));
        }
        if (!release.relations().isEmpty()) {
            text.add("");
            text.add("every variant");
            RelationsText.lines(release.relations()).forEach(line -> text.add("  " + line));
        }
        return text;
    }

    private static void line(List<String> text, String key, String value) {
        if (!value.isEmpty()) {
            text.add(key + value);
        }
    }

    private static Json json(Release release, List<Version> versions, Map<String, Object> system) {
        return new Json(
                release.coordinate().toString(),
                release.kind().id(),
                release.description(),
                release.license(),
                release.tags(),
                release.meta().values(),
                versions.stream().map(Version::text).toList(),
                release.variants().stream().map(InfoCommand::build).toList(),
                system,
                RelationsText.json(release.relations()));
    }

    private static Json.Build build(Variant variant) {
        return new Json.Build(
                variant.id().text(),
                variant.attributes().toString(),
                variant.requires().text(),
                variant.resources()
                        .map(resources -> MemoryText.json(resources, variant.installedSize()))
                        .orElse(Map.of()),
                variant.payloads().stream().mapToLong(Payload::size).sum(),
                variant.installedSize(),
                variant.files().stream().map(file -> file.path().text()).toList(),
                RelationsText.json(variant.relations()));
    }
}
