package org.collectivemind.resolver.candidate;

import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Requirement;

/** Decides whether a need is met; a pure function. */
@FunctionalInterface
public interface Judge {
    Verdict judge(Requirement requirement, Platform platform);
}
