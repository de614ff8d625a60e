package org.collectivemind.client.bundle;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.plan.Acquisition;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.plan.PlannedPayload;
import org.collectivemind.client.registry.PayloadPlaces;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** Gives a bundle to an installation: payloads by their digest, wherever the lock says they were published. */
public record BundlePlaces(Bundle bundle) implements PayloadPlaces, Adoption {

    /** One place, also of what the bundle does not have; {@link #require} says that for all at once. */
    @Override
    public List<URI> of(RegistryLocation registry, Coordinate coordinate, Payload payload) {
        return List.of(bundle.find(payload.sha256())
                .orElseGet(() -> BundleLayout.content(payload.sha256()).under(bundle.directory()))
                .toUri());
    }

    /** Whole payloads are fetched from the bundle, so that a wrong one is a failure. */
    @Override
    public Optional<Candidate> find(Payload payload) {
        return Optional.empty();
    }

    /**
     * Contents of archives that the bundle holds by themselves.
     *
     * @throws BrokenBundle for one with other bytes: there is nowhere else to look
     */
    @Override
    public Optional<Candidate> find(FileEntry content) {
        return bundle.find(content.sha256()).map(file -> {
            bundle.requireBytes(file, content.sha256());
            return new Candidate(file, "the bundle");
        });
    }

    /** @throws NotInBundle naming all that the plan would have to fetch and the bundle does not have */
    public void require(Plan plan) {
        List<String> missing = new ArrayList<>();
        for (PlannedPayload planned : plan.payloads()) {
            if (planned.acquisition() instanceof Acquisition.Remote
                    && !bundle.has(planned.payload().sha256())) {
                missing.add(planned.label());
            }
        }
        if (!missing.isEmpty()) {
            throw new NotInBundle(
                    bundle.directory(),
                    missing,
                    "where there is a network: `cm bundle` with this cm.lock, `--all-targets` or `--target` for this machine");
        }
    }
}
