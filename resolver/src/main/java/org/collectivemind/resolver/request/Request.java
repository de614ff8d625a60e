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

    public Request with(Rules other) {
        return new Request(roots, target, preferences, other);
    }

    public Request with(Target other) {
        return new Request(roots, other, preferences, rules);
    }

    public Request withRoots(List<Dependency> others) {
        return new Request(others, target, preferences, rules);
    }
}
