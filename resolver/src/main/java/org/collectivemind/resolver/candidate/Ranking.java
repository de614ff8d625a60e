package org.collectivemind.resolver.candidate;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * In which order the candidates of a package are tried (variants §2.3): as few unwished departures from defaults as can be; what
 * is locked; the version earlier targets got; newest version; then among the variants of a version what the user prefers, what
 * needs no emulator, the package's axes in their order, performance attributes in the catalog's order, the more specific, the id.
 */
final class Ranking implements Comparator<Candidate> {
    private static final int NOT_PREFERRED = 3;
    private final Preferences.@Nullable Locked locked;
    private final @Nullable Version aligned;
    private final Attributes prefer;
    private final Comparator<Candidate> order;

    Ranking(PackageName name, Request request) {
        locked = request.preferences().locked().get(PackageSlot.of(name));
        aligned = request.preferences().aligned().get(PackageSlot.of(name));
        prefer = request.rules().prefer();
        order = Comparator.<Candidate>comparingInt(
                        candidate -> candidate.unusual().size())
                .thenComparingInt(this::tier)
                .thenComparing(Candidate::version, Comparator.reverseOrder())
                .thenComparingLong(this::missed)
                .thenComparing(Ranking::isEmulated)
                .thenComparing(Ranking::byAxes)
                .thenComparing(Ranking::byCatalog)
                .thenComparingInt(
                        candidate -> -candidate.variant().attributes().values().size())
                .thenComparing(candidate -> candidate.variant().id());
    }

    @Override
    public int compare(Candidate left, Candidate right) {
        return order.compare(left, right);
    }

    /** Whether a lockfile or an earlier target has this version. */
    boolean isPreferred(Candidate candidate) {
        return tier(candidate) < NOT_PREFERRED;
    }

    private int tier(Candidate candidate) {
        if (locked != null && candidate.version().equals(locked.version())) {
            return candidate.variant().id().equals(locked.variant()) ? 0 : 1;
        }
        return candidate.version().equals(aligned) ? 2 : NOT_PREFERRED;
    }

    private long missed(Candidate candidate) {
        Attributes attributes = candidate.variant().attributes();
        return prefer.values().entrySet().stream()
                .filter(wish -> attributes
                        .get(wish.getKey())
                        .filter(wish.getValue()::equals)
                        .isEmpty())
                .count();
    }

    private static int byAxes(Candidate left, Candidate right) {
        if (left.release() != right.release()) {
            return 0;
        }
        for (Axis axis : left.release().axes()) {
            int order = Integer.compare(position(left, axis), position(right, axis));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean isEmulated(Candidate candidate) {
        return candidate.evaluation().warnings().stream().anyMatch(warning -> warning.code() == Warning.Code.EMULATED);
    }

    /** Performance attributes the package gives no order of its own. */
    private static int byCatalog(Candidate left, Candidate right) {
        SortedSet<AttributeKey> keys =
                new TreeSet<>(left.variant().attributes().values().keySet());
        keys.retainAll(right.variant().attributes().values().keySet());
        left.release().axes().forEach(axis -> keys.remove(axis.key()));
        for (AttributeKey key : keys) {
            int order = AttributeCatalog.builtIn()
                    .definition(key)
                    .filter(known -> known.attributeClass() == AttributeClass.PERFORMANCE)
                    .map(known -> known.type()
                            .bestFirst()
                            .compare(
                                    left.variant().attributes().get(key).orElseThrow(),
                                    right.variant().attributes().get(key).orElseThrow()))
                    .orElse(0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The default first where it means anything, then the publisher's order; what is not stated comes last. */
    private static int position(Candidate candidate, Axis axis) {
        List<String> values = axis.values();
        return candidate
                .variant()
                .attributes()
                .get(axis.key())
                .map(value -> AxisClass.isSemantic(axis.key())
                                && axis.defaultValue().filter(value::equals).isPresent()
                        ? -1
                        : values.contains(value) ? values.indexOf(value) : values.size())
                .orElse(values.size());
    }
}
