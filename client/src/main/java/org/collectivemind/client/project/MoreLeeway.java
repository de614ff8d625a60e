package org.collectivemind.client.project;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.manifest.Leeway;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement.Quantifier;

/**
 * Leeway beside the policy's, for one choice of versions.
 *
 * @param devices in place of the policy's
 * @param allowed beside what the policy allows
 * @param free beside what the policy frees
 */
public record MoreLeeway(
        Optional<Quantifier> devices, SortedSet<MachineUse.Allowance> allowed, SortedSet<AttributeKey> free) {
    public static final MoreLeeway NONE = new MoreLeeway(Optional.empty(), new TreeSet<>(), new TreeSet<>());

    Leeway than(Leeway policy) {
        SortedSet<MachineUse.Allowance> allAllowed = new TreeSet<>(policy.use().allowed());
        allAllowed.addAll(allowed);
        SortedSet<AttributeKey> allFree = new TreeSet<>(policy.free());
        allFree.addAll(free);
        MachineUse use = new MachineUse(devices.orElse(policy.use().devices()), allAllowed);
        return new Leeway(use, policy.system(), allFree, policy.params());
    }
}
