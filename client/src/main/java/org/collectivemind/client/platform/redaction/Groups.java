package org.collectivemind.client.platform.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of control groups. They hold users, jobs and containers, and stand in paths too, so each becomes a number everywhere. */
final class Groups {
    private static final Pattern COMMON = Pattern.compile(
            "|\\.|\\.\\.|(system|user|machine|init|app|session|kubepods|docker)(\\.slice|\\.scope)?|kubelet|lxc|payload");
    private final List<String> names;

    private Groups(Set<String> names) {
        this.names = new ArrayList<>(names);
        // A name that holds another one goes first.
        this.names.sort(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    }

    /** @param membership of {@code /proc/self/cgroup}: {@code 0::/user.slice/user-1000.slice} */
    static Groups of(String membership) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : membership.lines().toList()) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3) {
                for (String name : fields[2].split("/")) {
                    if (!COMMON.matcher(name).matches()) {
                        names.add(name);
                    }
                }
            }
        }
        return new Groups(names);
    }

    String rename(String text) {
        String renamed = text;
        for (int number = 0; number < names.size(); number++) {
            renamed = renamed.replaceAll(
                    "(?<=/)" + Pattern.quote(names.get(number)) + "(?=/|$|\\n)", "group-" + (number + 1));
        }
        return renamed;
    }
}
