package org.collectivemind.resolver.benchmark;

import java.io.PrintWriter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Debian archive as facts over integers, for {@link org.collectivemind.resolver.solve.IntegerUniverse} and for peers: as it is,
 * with alternatives and conflicts; or with dependencies alone, for solvers that know nothing else. There an alternative is a
 * package with a version for each, the first highest, and a conflict is a package of two versions of which each side wants its own.
 * Packages are numbered from 1, their versions too; what nobody provides is a package without versions.
 */
final class DebianText {
    private final DebianArchive archive;
    private final PrintWriter out;
    private final boolean dependenciesOnly;
    private final Map<String, Integer> alternatives = new HashMap<>();
    private final int missing;
    private int next;

    private DebianText(DebianArchive archive, PrintWriter out, boolean dependenciesOnly) {
        this.archive = archive;
        this.out = out;
        this.dependenciesOnly = dependenciesOnly;
        this.missing = archive.packages.size() + 1;
        this.next = missing + 1;
    }

    static void write(DebianArchive archive, PrintWriter out, boolean dependenciesOnly) {
        new DebianText(archive, out, dependenciesOnly).write();
    }

    static int number(DebianArchive.Package of) {
        return of.index() + 1;
    }

    private void write() {
        archive.packages.forEach(of -> line("p", number(of), of.name()));
        line("p", missing, "<missing>");
        for (DebianArchive.Package of : archive.packages) {
            for (int rank = 0; rank < of.releases().size(); rank++) {
                line("v", number(of), rank + 1);
            }
        }
        for (DebianArchive.Package of : archive.packages) {
            for (int rank = 0; rank < of.releases().size(); rank++) {
                write(of, rank);
            }
        }
    }

    private void write(DebianArchive.Package of, int rank) {
        DebianArchive.Release release = of.releases().get(rank);
        for (List<DebianArchive.Match> need : release.needs()) {
            if (need.isEmpty()) {
                line("d", number(of), rank + 1, missing, "-");
            } else if (need.size() == 1) {
                line("d", number(of), rank + 1, text(need.get(0), " "));
            } else if (dependenciesOnly) {
                line("d", number(of), rank + 1, alternatives(need), "1-" + need.size());
            } else {
                line("u", number(of), rank + 1, text(need));
            }
        }
        for (DebianArchive.Match conflict : release.conflicts()) {
            if (dependenciesOnly) {
                exclusion(of, rank, conflict);
            } else {
                BitSet kept = new BitSet();
                kept.set(0, conflict.of().releases().size());
                kept.andNot(conflict.ranks());
                line("c", number(of), rank + 1, text(new DebianArchive.Match(conflict.of(), kept), " "));
            }
        }
    }

    private int alternatives(List<DebianArchive.Match> need) {
        String key = text(need);
        Integer known = alternatives.get(key);
        if (known == null) {
            known = next++;
            alternatives.put(key, known);
            line("p", known, "or#" + known);
            for (int i = 0; i < need.size(); i++) {
                line("v", known, need.size() - i);
                line("d", known, need.size() - i, text(need.get(i), " "));
            }
        }
        return known;
    }

    private void exclusion(DebianArchive.Package of, int rank, DebianArchive.Match conflict) {
        int slot = next++;
        line("p", slot, "x#" + of.name() + "#" + conflict.of().name());
        line("v", slot, 1);
        line("v", slot, 2);
        line("d", number(of), rank + 1, slot, "1-1");
        conflict.ranks().stream().forEach(other -> line("d", number(conflict.of()), other + 1, slot, "2-2"));
    }

    private static String text(List<DebianArchive.Match> need) {
        return need.stream().map(match -> text(match, ":")).collect(Collectors.joining("|"));
    }

    private static String text(DebianArchive.Match match, String separator) {
        StringBuilder text = new StringBuilder().append(number(match.of())).append(separator);
        BitSet ranks = match.ranks();
        String comma = "";
        for (int first = ranks.nextSetBit(0); first >= 0; ) {
            int end = ranks.nextClearBit(first);
            text.append(comma).append(first + 1).append('-').append(end);
            comma = ",";
            first = ranks.nextSetBit(end);
        }
        return text.append(comma.isEmpty() ? "-" : "").toString();
    }

    private void line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            out.print(i == 0 ? words[i] : " " + words[i]);
        }
        out.println();
    }
}
