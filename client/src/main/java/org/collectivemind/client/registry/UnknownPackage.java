package org.collectivemind.client.registry;

import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.name.PackageName;

/** No registry the project uses has the package. */
public final class UnknownPackage extends CmException {
    /** @param similar packages with nearly that name */
    public UnknownPackage(PackageName name, List<RegistryAlias> asked, List<PackageName> similar) {
        super(ExitCode.UNSATISFIABLE, "no registry has a package `" + name + "`", asked(asked), hints(similar));
    }

    private static List<String> asked(List<RegistryAlias> asked) {
        return List.of(
                asked.isEmpty()
                        ? "no registry is configured for this group"
                        : "asked: " + asked.stream().map(RegistryAlias::text).collect(Collectors.joining(", ")));
    }

    private static List<String> hints(List<PackageName> similar) {
        return similar.isEmpty()
                ? List.of("`cm registry list` shows which registries serve which groups")
                : List.of("did you mean `"
                        + similar.stream().map(PackageName::toString).collect(Collectors.joining("`, `")) + "`?");
    }
}
