package org.collectivemind.resolver.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Target;

/** Facts nobody knows of the target, asserted so that one variant runs. */
final class Assertions {
    private static final String FLAG = "--set ";
    /** Stands for a value nobody can guess. */
    private static final String ANYTHING = "…";

    private Assertions() {}

    /** @param variant what it lacks; empty unless all of that is unknown, and each has a value that would do */
    static Optional<Change> of(List<Rejection.Misfit> variant) {
        List<String> flags = new ArrayList<>();
        for (Rejection.Misfit misfit : variant) {
            if (misfit.reason().flags().isEmpty()) {
                return Optional.empty();
            }
            misfit.reason().flags().stream()
                    .filter(flag -> !flag.startsWith(FLAG)
                            || flags.stream().noneMatch(other -> key(other).equals(key(flag))))
                    .forEach(flags::add);
        }
        if (flags.stream().anyMatch(flag -> !flag.startsWith(FLAG) || flag.contains(ANYTHING))) {
            return Optional.empty();
        }
        String all = String.join(" ", flags);
        return Optional.of(new Change.Plain(
                new Edit(
                        Edit.Code.ASSERT_FACT,
                        String.join(", ", flags.stream().map(Assertions::key).toList()),
                        "",
                        all,
                        "assert with `" + all + "` what nobody knows of the target"),
                request -> asserting(request, flags)));
    }

    private static Request asserting(Request request, List<String> flags) {
        Platform platform = request.target().platform();
        for (String flag : flags) {
            List<String> values = List.of(flag.substring(flag.indexOf('=') + 1).split("[,\\s]+"));
            platform = platform.with(AttributeKey.parse(key(flag)), new Fact.Known(values, "--set"));
        }
        return request.with(new Target(request.target().name(), platform));
    }

    private static String key(String flag) {
        return flag.substring(FLAG.length(), flag.indexOf('='));
    }
}
