package org.collectivemind.client.project;

import java.util.Set;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.resolver.explain.Explanation;

/** No selection of versions and variants fits; the explanation says why. The previous lock is intact. */
public final class Unsatisfiable extends CmException {
    private final TargetName target;
    private final Explanation explanation;

    Unsatisfiable(TargetName target, Explanation explanation) {
        super(
                ExitCode.UNSATISFIABLE,
                "no selection of packages works for target `" + target + "`",
                explanation.lines(),
                explanation.advice());
        this.target = target;
        this.explanation = explanation;
    }

    /** The same without repairs that change what was only said on the command line. */
    Unsatisfiable without(Set<String> typed) {
        return new Unsatisfiable(
                target,
                explanation.with(explanation.repairs().stream()
                        .filter(repair -> repair.edits().stream().noneMatch(edit -> typed.contains(edit.from())))
                        .toList()));
    }

    public TargetName target() {
        return target;
    }

    public Explanation explanation() {
        return explanation;
    }
}
