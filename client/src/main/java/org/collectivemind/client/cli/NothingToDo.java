package org.collectivemind.client.cli;

import java.util.Optional;
import org.collectivemind.client.platform.HostFingerprint;
import org.collectivemind.client.platform.OverrideVariables;
import org.collectivemind.client.project.EnvironmentStamp;
import org.collectivemind.client.project.Project;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.manifest.TargetName;

/** The answer of {@code cm install} where nothing is to do, which is most of the times it is called. */
final class NothingToDo {
    private NothingToDo() {}

    /**
     * The answer to the bare words {@code cm install}. They need no reading of options, and the option parser takes a Java runtime that
     * has just started longer than all the rest. Empty for other words, and in any doubt: then the command itself finds out.
     */
    static Optional<String> said(String[] words, ProcessContext context) {
        if (words.length != 1 || !words[0].equals("install") || OverrideVariables.any(context.variables())) {
            return Optional.empty();
        }
        try {
            Project project = Project.find(context.directory());
            Optional<EnvironmentStamp> current = in(project, HostFingerprint.of(context.probe()), Optional.empty());
            return current.isEmpty() ? Optional.empty() : Optional.of(text(current.get()));
        } catch (CmException doubt) {
            return Optional.empty();
        }
    }

    static Optional<EnvironmentStamp> in(Project project, HostFingerprint machine, Optional<TargetName> wanted) {
        Optional<EnvironmentStamp> current = EnvironmentStamp.current(project, machine, Version.text());
        return current.isEmpty()
                        || wanted.isEmpty()
                        || wanted.get().equals(current.get().target())
                ? current
                : Optional.empty();
    }

    static String text(EnvironmentStamp environment) {
        return "up to date: " + Counted.of(environment.packages(), "package") + " for target " + environment.target();
    }
}
