package org.collectivemind.client.project;

import java.util.Optional;
import java.util.function.Function;
import org.collectivemind.client.plan.Pipeline;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.format.manifest.TargetName;

/** An installation all of whose choices are made; nothing is fetched or laid out before it is run. */
public sealed interface Installation {
    TargetName target();

    /** What it will do; empty where nothing is to do. */
    Optional<Plan> plan();

    /** @throws org.collectivemind.client.plan.NotEnoughSpace where it does not fit, before anything is done */
    Install.Report run();

    /** The same refusals, and nothing else. @throws org.collectivemind.client.plan.NotEnoughSpace where it does not fit */
    void check();

    /** The environment is there. */
    record Standing(Environment environment) implements Installation {
        @Override
        public TargetName target() {
            return environment.target();
        }

        @Override
        public Optional<Plan> plan() {
            return Optional.empty();
        }

        @Override
        public Install.Report run() {
            return Install.Report.upToDate(environment);
        }

        @Override
        public void check() {}
    }

    /** There is something to do. */
    final class Pending implements Installation {
        private final TargetName target;
        private final Plan plan;
        private final Pipeline pipeline;
        private final Function<Pipeline.Outcome, Environment> finish;

        /** @param finish makes the environment of what was laid out */
        Pending(TargetName target, Plan plan, Pipeline pipeline, Function<Pipeline.Outcome, Environment> finish) {
            this.target = target;
            this.plan = plan;
            this.pipeline = pipeline;
            this.finish = finish;
        }

        @Override
        public TargetName target() {
            return target;
        }

        @Override
        public Optional<Plan> plan() {
            return Optional.of(plan);
        }

        @Override
        public void check() {
            pipeline.requireRoom(plan.budget());
        }

        @Override
        public Install.Report run() {
            Pipeline.Outcome outcome = pipeline.run(plan);
            return new Install.Report(
                    finish.apply(outcome),
                    false,
                    made(outcome),
                    outcome.fetched(),
                    Optional.of(plan.budget()),
                    outcome.adopted(),
                    outcome.refused(),
                    outcome.links());
        }

        private static int made(Pipeline.Outcome outcome) {
            return (int) outcome.views().stream().filter(view -> !view.reused()).count();
        }
    }
}
