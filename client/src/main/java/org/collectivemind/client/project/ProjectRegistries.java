package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;

/** Adds registries to a project's manifest, keeping its comments and layout. */
public final class ProjectRegistries {
    private static final Pattern BLOCK = Pattern.compile("registries:\\s*(#.*)?");

    private ProjectRegistries() {}

    /** The alias is taken. */
    public static final class AliasTaken extends CmException {
        AliasTaken(RegistryAlias alias) {
            super(
                    ExitCode.USAGE,
                    "the project has a registry `" + alias + "` already",
                    List.of(),
                    List.of("`cm registry list` shows it; edit it in cm.yaml, or choose another alias"));
        }
    }

    /** The manifest is laid out in a way the edit does not understand. */
    public static final class NotEdited extends CmException {
        NotEdited(String line) {
            super(
                    ExitCode.USAGE,
                    "cannot add the registry to this cm.yaml without changing its layout",
                    List.of(),
                    List.of("write it under `registries:` yourself: `" + line + "`"));
        }
    }

    public static void add(Project project, RegistryDeclaration added) {
        ProjectManifest manifest = project.projectManifest();
        if (manifest.registries().stream().anyMatch(known -> known.alias().equals(added.alias()))) {
            throw new AliasTaken(added.alias());
        }
        String line = added.alias() + ": " + value(added);
        String edited = edit(project.manifestText(), line);
        List<RegistryDeclaration> wanted = new ArrayList<>(manifest.registries());
        wanted.add(added);
        try {
            if (!(ManifestReader.read(edited, project.manifestPath().toString()).manifest()
                            instanceof ProjectManifest result)
                    || !result.registries().equals(wanted)) {
                throw new NotEdited(line);
            }
        } catch (org.collectivemind.format.error.MalformedFile broken) {
            throw new NotEdited(line);
        }
        ProjectFile.replace(project.manifestPath(), edited.getBytes(StandardCharsets.UTF_8));
    }

    /** After the last entry of the block {@code registries:}, indented as its first, or as a new block at the end. */
    private static String edit(String text, String entry) {
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(text.lines().toList());
        int block = 0;
        while (block < lines.size() && !BLOCK.matcher(lines.get(block)).matches()) {
            block++;
        }
        if (block == lines.size()) {
            lines.add("registries:");
            lines.add("  " + entry);
        } else {
            int last = block;
            String indent = "";
            for (int i = block + 1;
                    i < lines.size() && (lines.get(i).isBlank() || lines.get(i).startsWith(" "));
                    i++) {
                last = lines.get(i).isBlank() ? last : i;
                indent = indent.isEmpty() ? indentOf(lines.get(i)) : indent;
            }
            lines.add(last + 1, (indent.isEmpty() ? "  " : indent) + entry);
        }
        return String.join(lineBreak, lines) + lineBreak;
    }

    private static String indentOf(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String value(RegistryDeclaration registry) {
        String groups = registry.groups().isEmpty() ? "" : ", groups: [" + quoted(registry.groups()) + "]";
        if (registry.location() instanceof RegistryLocation.Cm cm) {
            return groups.isEmpty() ? "\"" + cm.url() + "\"" : "{url: \"" + cm.url() + "\"" + groups + "}";
        }
        RegistryLocation.PlainMaven maven = (RegistryLocation.PlainMaven) registry.location();
        String url = maven.url().isEmpty() ? "" : ", url: \"" + maven.url() + "\"";
        return "{maven: " + maven.id() + url + groups + "}";
    }

    private static String quoted(List<String> groups) {
        return String.join(
                ", ", groups.stream().map(group -> "\"" + group + "\"").toList());
    }
}
