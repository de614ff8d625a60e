package org.collectivemind.resolver.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Request;

/** An edit that can be made to a request. Equal where the edits are. */
sealed interface Change {
    Edit edit();

    Request made(Request request);

    /** What one root of the project says of a version is as good as gone; where that works, a nearer constraint is sought. */
    record Relaxation(PackageDependency root, Constraint constraint) implements Change {
        @Override
        public Edit edit() {
            return new Edit(
                    Edit.Code.RELAX_CONSTRAINT,
                    root.slot().toString(),
                    root.toString(),
                    relaxed().toString(),
                    "change `" + root + "` to `" + relaxed() + "`");
        }

        @Override
        public Request made(Request request) {
            return Change.replaced(request, root, List.of(relaxed()));
        }

        Relaxation to(Constraint other) {
            return new Relaxation(root, other);
        }

        private PackageDependency relaxed() {
            return new PackageDependency(
                    root.name(),
                    constraint,
                    root.select(),
                    root.features(),
                    root.alias(),
                    root.strength(),
                    root.exclusions());
        }
    }

    /**
     * What was published later exists as well.
     *
     * @param to the new cutoff; empty for none
     */
    record Cutoff(Instant from, Optional<Instant> to) implements Change {
        @Override
        public Edit edit() {
            return new Edit(
                    Edit.Code.MOVE_CUTOFF,
                    "cutoff",
                    from.toString(),
                    to.map(Instant::toString).orElse(""),
                    to.map(moment -> "move the project's cutoff from " + from + " to " + moment)
                            .orElse("drop the project's cutoff " + from));
        }

        @Override
        public Request made(Request request) {
            return request.with(request.rules().withCutoff(to));
        }
    }

    /** Any other. */
    final class Plain implements Change {
        private final Edit edit;
        private final UnaryOperator<Request> operator;

        Plain(Edit edit, UnaryOperator<Request> operator) {
            this.edit = edit;
            this.operator = operator;
        }

        @Override
        public Edit edit() {
            return edit;
        }

        @Override
        public Request made(Request request) {
            return operator.apply(request);
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Plain other && edit.equals(other.edit);
        }

        @Override
        public int hashCode() {
            return edit.hashCode();
        }
    }

    static Request all(Request request, List<Change> changes) {
        Request changed = request;
        for (Change change : changes) {
            changed = change.made(changed);
        }
        return changed;
    }

    static Request replaced(Request request, Dependency root, List<Dependency> by) {
        List<Dependency> roots = new ArrayList<>();
        for (Dependency each : request.roots()) {
            if (each.equals(root)) {
                roots.addAll(by);
            } else {
                roots.add(each);
            }
        }
        return request.withRoots(roots);
    }
}
