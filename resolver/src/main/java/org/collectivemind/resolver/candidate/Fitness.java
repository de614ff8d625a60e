package org.collectivemind.resolver.candidate;

import java.util.HashMap;
import java.util.Map;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.requirement.Evaluator;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.Warning;

/**
 * How a requirement stands on the target.
 *
 * @param runs the target has everything that is needed; not, where a fact is unknown
 * @param isEmulated it runs, but through an emulator
 */
record Fitness(Evaluation evaluation, boolean runs, boolean isEmulated) {
    private static Fitness of(Evaluation evaluation) {
        boolean emulated = evaluation.warnings().stream().anyMatch(warning -> warning.code() == Warning.Code.EMULATED);
        return new Fitness(evaluation, evaluation.holds(), emulated);
    }

    /** Every requirement is evaluated once a resolution, whichever packages have it. Mutable. */
    static final class Cache {
        private final Platform platform;
        private final MachineUse use;
        private final Map<Requirement, Fitness> known = new HashMap<>();

        Cache(Platform platform, MachineUse use) {
            this.platform = platform;
            this.use = use;
        }

        Fitness of(Requirement requirement) {
            Fitness fitness = known.get(requirement);
            if (fitness == null) {
                fitness = Fitness.of(Evaluator.evaluate(requirement, platform, use));
                known.put(requirement, fitness);
            }
            return fitness;
        }
    }
}
