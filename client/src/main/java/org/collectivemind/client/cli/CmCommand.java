package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.collectivemind.client.platform.OverrideVariables;
import org.collectivemind.client.project.DescribedMachine;
import org.collectivemind.client.project.OnMachines;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.Solving;
import org.collectivemind.client.project.TargetPlatforms;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;
import picocli.CommandLine.Mixin;

/** A command: reads its flags, has the work done, answers with a {@link Result}. */
abstract class CmCommand implements Callable<Integer> {
    private final ProcessContext context;
    private final Cost cost = new Cost();

    @Mixin
    private CommonOptions common = new CommonOptions();

    CmCommand(ProcessContext context) {
        this.context = context;
    }

    abstract Result run();

    @Override
    public final Integer call() {
        Output output = output();
        Optional<Cost> told = common.verbose() ? Optional.of(cost) : Optional.empty();
        try {
            Result result = run();
            if (!result.silent()) {
                output.print(result, told);
            }
            return result.exitCode();
        } catch (CmException failure) {
            output.fail(failure, told);
            return failure.exitCode().number();
        } finally {
            told.ifPresent(spent -> spent.lines().forEach(output::note));
        }
    }

    final ProcessContext context() {
        return context;
    }

    final CommonOptions common() {
        return common;
    }

    final Output output() {
        return common.output(context);
    }

    /** The parts to work with. @param base what relative {@code file:} locations are relative to */
    final Wiring wiring(Path base) {
        return wiring(base, new HostOptions());
    }

    /** @param host what was said of this machine */
    final Wiring wiring(Path base, HostOptions host) {
        Optional<DescribedMachine> described = host.platform().map(word -> DescribedMachine.named(word, directory()));
        Overrides overrides = OverrideVariables.and(context.variables(), host.facts());
        return new Wiring(
                context, common.offline(context), base, described, overrides, provisions(), output().progress(), cost);
    }

    /** Where payloads may come from besides the places a lock names. */
    Provisions provisions() {
        return Provisions.NONE;
    }

    /** All that choosing versions for a project works with. */
    final Solving solving(Project project, ProjectManifest manifest, Wiring wiring) {
        SortedMap<TargetName, Platform> platforms = TargetPlatforms.of(project, manifest, wiring.host());
        OnMachines machines = OnMachines.of(wiring::software, platforms.values(), project, manifest);
        return new Solving(
                project,
                manifest,
                wiring.registries().of(manifest.registries(), manifest.dependencies(), machines),
                platforms,
                wiring.provenance(),
                context.clock(),
                cost.effort());
    }

    final Cost cost() {
        return cost;
    }

    /** Where the command works: {@code -C}, else where the user stands. */
    final Path directory() {
        return common.directory(context);
    }
}
