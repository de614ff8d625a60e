package org.collectivemind.client.registry.maven;

import java.net.URI;
import java.util.Optional;
import org.collectivemind.format.release.MavenArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.transfer.NoTransporterException;

/** Reads the SHA-1 beside an artifact. */
final class PublishedChecksum {
    private final MavenSession session;

    PublishedChecksum(MavenSession session) {
        this.session = session;
    }

    Optional<Sha1> sha1(RemoteRepository remote, MavenArtifact artifact) {
        if (session.session().isOffline() && !remote.getProtocol().equals("file")) {
            return Optional.empty();
        }
        String wanted = "the checksum of " + artifact;
        try (Transporter transporter = session.supplier().transporters().newTransporter(session.session(), remote)) {
            return read(transporter, remote, artifact.path() + ".sha1", wanted);
        } catch (NoTransporterException impossible) {
            throw TransferFailure.of(remote, wanted, impossible);
        }
    }

    private static Optional<Sha1> read(Transporter transporter, RemoteRepository remote, String path, String wanted) {
        GetTask task = new GetTask(URI.create(path));
        try {
            transporter.get(task);
        } catch (Exception failed) { // the port declares it
            if (transporter.classify(failed) == Transporter.ERROR_NOT_FOUND) {
                return Optional.empty();
            }
            throw TransferFailure.of(remote, wanted, failed);
        }
        return Sha1.published(task.getDataString());
    }
}
