package org.collectivemind.resolver.request;

import java.util.List;
import org.collectivemind.format.release.Dependency;

/** One resolution: what the project depends on, on which target, with which preferences. */
public record Request(List<Dependency> roots, Target target, Preferences preferences, Rules rules) {
    public Request {
        roots = List.copyOf(roots);
    }

    public Request with(Preferences other) {
        return new Request(roots, target, other, rules);
    }
}
