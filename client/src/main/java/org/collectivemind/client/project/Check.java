package org.collectivemind.client.project;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.manifest.Policy;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.outcome.Verdict;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Target;

/** What one machine would get of one package, looked at alone: what other packages ask of it is not. */
public final class Check {
    private final Registries registries;
    private final Policy policy;
    private final Clock clock;

    /** @param policy the project's where there is one */
    public Check(Registries registries, Policy policy, Clock clock) {
        this.registries = registries;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param verdicts of every variant of every version, in the order in which they are tried */
    public record Report(Platform machine, PackageDependency asked, List<Verdict> verdicts) {
        public Report {
            verdicts = List.copyOf(verdicts);
        }

        /** What the machine gets. */
        public Optional<Verdict> taken() {
            return verdicts.stream().filter(Verdict::isPossible).findFirst();
        }
    }

    public Report run(Platform machine, PackageDependency asked) {
        if (registries.serving(asked.name()).isEmpty()) {
            throw registries.unknown(asked.name());
        }
        Request request = new Request(
                List.of(asked),
                new Target(machine.name(), machine),
                Preferences.NONE,
                ThisTime.NOTHING.rules(policy, clock));
        return new Report(machine, asked, Resolver.withoutRepairs().verdicts(registries, request, asked.name()));
    }
}
