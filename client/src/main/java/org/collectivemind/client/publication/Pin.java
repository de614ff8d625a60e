package org.collectivemind.client.publication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collectivemind.client.project.PackageDirectory;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectFile;
import org.collectivemind.format.manifest.ManifestEditor;
import org.collectivemind.format.manifest.SourceDeclaration;
import org.collectivemind.format.manifest.VariantDeclaration;

/** {@code cm publish --pin}: fetches what is not pinned and writes sha256 and size into the manifest, keeping its layout. */
public final class Pin {
    private final UpstreamSources upstream;

    public Pin(UpstreamSources upstream) {
        this.upstream = upstream;
    }

    /** @return how many sources were pinned */
    public int run(Project directory) {
        String text = directory.manifestText();
        String file = directory.manifestPath().toString();
        PackageDirectory read = PackageDirectory.in(directory);
        List<VariantDeclaration> variants = read.manifest().variants();
        int pinned = 0;
        for (int variant = 0; variant < variants.size(); variant++) {
            List<SourceDeclaration> sources = variants.get(variant).sources();
            for (int source = 0; source < sources.size(); source++) {
                if (!sources.get(source).pinned()) {
                    UpstreamSources.Pin pin = upstream.pin(
                            sources.get(source),
                            read.positions().of("variants[" + variant + "].sources[" + source + "]"));
                    text = ManifestEditor.setSourcePin(text, file, variant, source, pin.sha256(), pin.size());
                    pinned++;
                }
            }
        }
        if (pinned > 0) {
            ProjectFile.replace(directory.manifestPath(), text.getBytes(StandardCharsets.UTF_8));
        }
        return pinned;
    }
}
