package org.collectivemind.format.lock;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageSlot;

/**
 * What works less well than one may think on the machine a target describes.
 *
 * @param code a {@link org.collectivemind.format.requirement.Warning.Code}, or one that a newer cm knows
 */
public record LockedWarning(PackageSlot slot, String code) implements Comparable<LockedWarning> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");
    private static final Comparator<LockedWarning> ORDER =
            Comparator.comparing(LockedWarning::slot).thenComparing(LockedWarning::code);

    public LockedWarning {
        if (!CODE.matcher(code).matches()) {
            throw new MalformedText("code of a warning", code, "it is of capital letters, digits and `_`");
        }
    }

    @Override
    public int compareTo(LockedWarning other) {
        return ORDER.compare(this, other);
    }
}
