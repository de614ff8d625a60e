package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.requirement.ReasonCode;

/** The lock covers no machine like this one. Nothing was fetched. */
public final class NoTargetFits extends CmException {
    private static final String TOOL = ToolName.NAMESPACE + ".";
    private final List<Misfit> misfits;

    /**
     * @param misfits nearest first
     * @param asked whether one target was asked for
     * @param fitting targets that do fit, where another one was asked for
     * @param relocking whether there is a manifest to add a target to
     */
    NoTargetFits(List<Misfit> misfits, boolean asked, List<TargetName> fitting, boolean relocking) {
        super(
                ExitCode.UNSATISFIABLE,
                !asked
                        ? "the lock has no target for this machine; nothing was fetched"
                        : "target `" + misfits.get(0).target() + "` does not fit this machine; nothing was fetched",
                misfits.stream().flatMap(misfit -> misfit.lines().stream()).toList(),
                hints(misfits, fitting, relocking));
        this.misfits = List.copyOf(misfits);
    }

    /** Why each target does not fit, nearest first. */
    public List<Misfit> misfits() {
        return misfits;
    }

    private static List<String> hints(List<Misfit> misfits, List<TargetName> fitting, boolean relocking) {
        List<String> hints = new ArrayList<>();
        Misfit nearest = misfits.get(0);
        String flags = nearest.shortfalls().stream()
                .flatMap(shortfall -> shortfall.reason().flags().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        if (!flags.isEmpty()) {
            hints.add("if you know it: `cm install " + flags + "` asserts what could not be found out");
        }
        if (nearest.shortfalls().stream()
                .anyMatch(shortfall -> shortfall.reason().need().startsWith(TOOL))) {
            hints.add(
                    "have such a program on PATH, or lock without it: `cm update --system never` takes what is published");
        }
        if (nearest.shortfalls().stream().anyMatch(NoTargetFits::hiddenByContainer)) {
            hints.add("a container sees a GPU where it is started for it, as with `docker run --gpus all`");
        }
        if (!fitting.isEmpty()) {
            hints.add("target `" + fitting.get(0) + "` fits: `cm install --target " + fitting.get(0) + "`");
        } else if (relocking) {
            hints.add(
                    "`cm install --relock-for-host` adds a target for this machine and leaves the others as they are");
        } else {
            hints.add("`cm platform export -o NAME.yaml` describes this machine; where cm.yaml is,"
                    + " `cm target add NAME --platform NAME.yaml` locks for it");
        }
        hints.add("`cm install --target " + nearest.target() + " --assume` installs it all the same");
        return hints;
    }

    /** Detection says so of a driver that is loaded and whose libraries or devices are not here. */
    private static boolean hiddenByContainer(Misfit.Shortfall shortfall) {
        ReasonCode code = shortfall.reason().code();
        return (code == ReasonCode.CUDA_ABSENT || code == ReasonCode.ROCM_ABSENT)
                && shortfall.reason().found().contains("container");
    }
}
