package org.collectivemind.client.registry.maven;

import java.net.URI;
import java.util.Map;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.profile.activation.JdkVersionProfileActivator;
import org.apache.maven.model.profile.activation.ProfileActivator;
import org.apache.maven.model.profile.activation.PropertyProfileActivator;
import org.collectivemind.client.transfer.Requests;
import org.eclipse.aether.spi.connector.transport.TransporterFactory;
import org.eclipse.aether.spi.connector.transport.TransporterProvider;
import org.eclipse.aether.supplier.RepositorySystemSupplier;

/**
 * Maven Resolver with one change: a published POM reads the same on every machine, as a lock must (DESIGN §4). Its profiles see
 * Java 17, no system property, no operating system, no file and no environment of whoever happens to lock.
 */
final class ReproducibleSystem extends RepositorySystemSupplier {
    static final Map<String, String> PROPERTIES = Map.of("java.version", "17.0.0", "java.specification.version", "17");

    private final Requests requests;
    private TransporterProvider transporters = (session, repository) -> {
        throw new IllegalStateException("the system was not built");
    };

    ReproducibleSystem(Requests requests) {
        this.requests = requests;
    }

    /** Carries single files without any policy; only for what lies beside an artifact. */
    TransporterProvider transporters() {
        return transporters;
    }

    @Override
    protected TransporterProvider getTransporterProvider(Map<String, TransporterFactory> factories) {
        TransporterProvider plain = super.getTransporterProvider(factories);
        transporters = (session, repository) -> repository.getProtocol().equalsIgnoreCase("file")
                ? plain.newTransporter(session, repository)
                : new CountedTransporter(
                        plain.newTransporter(session, repository),
                        URI.create(RepositoryUrl.base(repository)),
                        requests);
        return transporters;
    }

    @Override
    protected ModelBuilder getModelBuilder() {
        return new DefaultModelBuilderFactory() {
            @Override
            protected ProfileActivator[] newProfileActivators() {
                return new ProfileActivator[] {new JdkVersionProfileActivator(), new PropertyProfileActivator()};
            }
        }.newInstance();
    }
}
