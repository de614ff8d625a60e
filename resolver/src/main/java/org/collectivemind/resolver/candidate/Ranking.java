package org.collectivemind.resolver.candidate;

import java.util.Map;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.VariantEntry;
import org.jspecify.annotations.Nullable;

/**
 * In which order the candidates of a package are tried (variants §2.3): as few unwished departures from defaults as can be; what
 * is locked; the version earlier targets got; what is published, or what the machine has where the rules prefer that; newest
 * version, or lowest where the rules say so; then among the variants of a version the best result, where the rules have an
 * objective, what the user prefers, what needs no emulator, and {@link VariantOrder}.
 */
final class Ranking {
    private static final int NOT_PREFERRED = 3;
    /** Bits of a rank: 4 departures, 2 preferred, 1 origin, 22 version, 12 result, 6 wishes missed, 1 emulated, 15 variant. */
    private static final int MOST_RELEASES = (1 << 22) - 1;

    private static final int MOST_RESULTS = (1 << 12) - 1;

    private final Preferences.@Nullable Locked locked;
    private final @Nullable Version aligned;
    private final Attributes prefer;
    private final boolean lowest;
    private final boolean prefersSystem;

    Ranking(PackageSlot slot, boolean isRoot, Request request) {
        locked = request.preferences().locked().get(slot);
        aligned = request.preferences().aligned().get(slot);
        prefer = request.rules().prefer();
        prefersSystem = request.rules().leeway().system().of(slot.name()) == SystemUse.PREFER;
        ResolutionMode mode = request.rules().resolution();
        lowest = mode == ResolutionMode.LOWEST || mode == ResolutionMode.LOWEST_DIRECT && isRoot;
    }

    /** Smaller is tried first. */
    long rank(Candidate candidate, int release, int result, boolean isEmulated, int quality) {
        long rank = Math.min(15, candidate.unusual().size());
        rank = rank << 2 | tier(candidate);
        rank = rank << 1 | (candidate.variant().isSystem() == prefersSystem ? 0 : 1);
        rank = rank << 22 | (lowest ? Math.min(MOST_RELEASES, release) : Math.max(0, MOST_RELEASES - release));
        rank = rank << 12 | Math.min(MOST_RESULTS, result);
        rank = rank << 6 | Math.min(63, missed(candidate));
        rank = rank << 1 | (isEmulated ? 1 : 0);
        return rank << 15 | Math.min(32_767, quality);
    }

    /** Whether a lockfile or an earlier target has this version. */
    boolean isPreferred(Candidate candidate) {
        return tier(candidate) < NOT_PREFERRED;
    }

    private int tier(Candidate candidate) {
        if (locked != null && candidate.version().equals(locked.version())) {
            return isLocked(candidate.variant()) ? 0 : 1;
        }
        return aligned != null && candidate.version().equals(aligned) ? 2 : NOT_PREFERRED;
    }

    private boolean isLocked(VariantEntry variant) {
        return variant.id().equals(locked.variant())
                && (locked.placement().isEmpty() || variant.placement().equals(locked.placement()));
    }

    private int missed(Candidate candidate) {
        int missed = 0;
        if (!prefer.isEmpty()) {
            Map<AttributeKey, String> values = candidate.variant().attributes().values();
            for (Map.Entry<AttributeKey, String> wish : prefer.values().entrySet()) {
                missed += wish.getValue().equals(values.get(wish.getKey())) ? 0 : 1;
            }
        }
        return missed;
    }
}
