package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.collectivemind.client.home.CmHome;
import org.collectivemind.client.home.NoHome;
import org.collectivemind.client.platform.PlatformDetector;
import org.collectivemind.client.platform.probe.RememberingProbe;
import org.collectivemind.client.platform.software.Software;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.platform.Platform;

/** The machine a command runs on: what it has, and what is on it. To look at it takes no home; to remember takes one. */
final class HostMachine {
    private final ProcessContext context;
    private final Supplier<CmHome> home;
    private final Path base;
    private Optional<Software> software = Optional.empty();
    private boolean anew;

    /** @param base the project's directory */
    HostMachine(ProcessContext context, Supplier<CmHome> home, Path base) {
        this.context = context;
        this.home = home;
        this.base = base;
    }

    /** @param anew whether all programs are asked again from now on, also those that are remembered */
    void ask(boolean anew) {
        this.anew = anew;
    }

    Platform detect() {
        Optional<CmHome> kept = homeIfAny();
        if (kept.isEmpty()) {
            return new PlatformDetector(context.probe(), disk()).detect();
        }
        RememberingProbe probe = new RememberingProbe(
                context.probe(),
                kept.get().cache().resolve("platform"),
                Version.text(),
                context.clock().instant(),
                anew);
        try {
            return new PlatformDetector(probe, disk()).detect();
        } finally {
            probe.save();
        }
    }

    Optional<Software> softwareIfAny() {
        return homeIfAny().map(kept -> software());
    }

    /** @throws NoHome where what programs said cannot be remembered */
    synchronized Software software() {
        if (software.isEmpty()) {
            software = Optional.of(new Software(
                    context.probe(),
                    context.variables(),
                    Project.above(base.toAbsolutePath().normalize()).map(Project::directory),
                    home.get().cache().resolve("software"),
                    context.clock()));
        }
        return software.get();
    }

    /** Whose free space is told: that of the store, where there can be one. */
    Path disk() {
        return homeIfAny().map(CmHome::store).orElse(context.directory());
    }

    private Optional<CmHome> homeIfAny() {
        try {
            return Optional.of(home.get());
        } catch (NoHome none) {
            return Optional.empty();
        }
    }
}
