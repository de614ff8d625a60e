package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.project.Lock;
import org.collectivemind.client.project.Misfit;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.TargetState;
import org.collectivemind.format.lock.LockedOverride;
import org.collectivemind.format.lock.LockedTarget;
import picocli.CommandLine.Command;

/** {@code cm target list}. */
@Command(
        name = "list",
        header = "List the machines cm.lock covers, what each must have, and which of them this one is.",
        description = {
            "",
            "In the order in which `cm install` tries them: it takes the first that fits, marked with *.",
            ""
        },
        footer = {"", "Examples:", "  cm target list", "  cm target list --platform gpu-box.yaml   as it would be there"
        })
final class TargetListCommand extends ProjectCommand {
    TargetListCommand(ProcessContext context) {
        super(context);
    }

    /**
     * A target in {@code --json}.
     *
     * @param chosen whether {@code cm install} takes it here
     * @param floors a package and its need each
     */
    record Json(
            String name,
            String facts,
            List<String> overrides,
            boolean locked,
            boolean fits,
            boolean chosen,
            List<String> floors,
            List<ErrorReport.ShortfallJson> reasons) {}

    @Override
    Result run(Project project, Wiring wiring) {
        if (project.hasManifest() && !Lock.isCurrent(project, project.projectManifest())) {
            output().warn("cm.lock is out of date; `cm lock` brings it up to date");
        }
        project.lock()
                .ifPresent(lock ->
                        lock.detected().forEach(rule -> wiring.software().learn(rule)));
        List<String> text = new ArrayList<>();
        List<Json> json = new ArrayList<>();
        boolean chosen = false;
        for (TargetState target : TargetState.of(project, wiring.host().get())) {
            boolean takes = target.fits() && !chosen;
            chosen |= takes;
            text.add((takes ? "* " : "  ") + target.name() + "  " + verdict(target, takes) + "; by "
                    + target.provenance().words());
            target.locked().map(TargetText::needs).orElse(List.of()).forEach(need -> text.add("    " + need));
            target.misfit()
                    .map(Misfit::shortfalls)
                    .orElse(List.of())
                    .forEach(shortfall ->
                            text.add("    here: " + shortfall.reason().need() + " is needed, "
                                    + shortfall.reason().found()));
            json.add(json(target, takes));
        }
        return new Result(text, json);
    }

    private static String verdict(TargetState target, boolean taken) {
        if (target.locked().isEmpty()) {
            return "not locked";
        }
        if (!target.fits()) {
            return "does not fit this machine";
        }
        return taken ? "fits this machine" : "fits this machine, after another one";
    }

    private static Json json(TargetState target, boolean chosen) {
        return new Json(
                target.name().text(),
                target.provenance().facts().text(),
                target.provenance().overrides().stream()
                        .map(LockedOverride::text)
                        .toList(),
                target.locked().isPresent(),
                target.fits(),
                chosen,
                target.locked()
                        .map((LockedTarget locked) -> TargetText.needs(locked))
                        .orElse(List.of()),
                target.misfit().map(Misfit::shortfalls).orElse(List.of()).stream()
                        .map(ErrorReport.ShortfallJson::of)
                        .toList());
    }
}
