package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.ProjectManifest;

/**
 * Changes a project's manifest only if the changed one can be locked: {@code cm add} and {@code cm remove} leave both files as they
 * were where solving fails.
 */
public final class ManifestEdit {
    private final Project project;

    public ManifestEdit(Project project) {
        this.project = project;
    }

    /**
     * @param edit from the manifest's text to its new text
     * @param solving makes what chooses versions for a manifest
     */
    public LockReport run(UnaryOperator<String> edit, Function<ProjectManifest, Solving> solving, ThisTime thisTime) {
        String edited = edit.apply(project.manifestText());
        if (!(ManifestReader.read(edited, project.manifestPath().toString()).manifest()
                instanceof ProjectManifest manifest)) {
            throw new WrongManifest(project.manifestPath(), "a project", "a package");
        }
        Solving edition = solving.apply(manifest);
        LockReport report = new Lock(edition).check(thisTime);
        ProjectFile.replace(project.manifestPath(), edited.getBytes(StandardCharsets.UTF_8));
        edition.write(report);
        return report;
    }
}
