package org.collectivemind.client.registry.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.repository.internal.ArtifactDescriptorReaderDelegate;
import org.collectivemind.client.registry.maven.MavenDependency.Exclusion;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** Reads POMs through Maven's own descriptor reader. */
final class PomReader {
    private static final Set<String> SCOPES = Set.of("", "compile", "runtime");

    private final MavenSession session;

    PomReader(MavenSession session) {
        this.session = session;
    }

    /** Notes what the descriptor leaves out of the effective model. */
    static final class Delegate extends ArtifactDescriptorReaderDelegate {
        @Override
        public void populateResult(RepositorySystemSession session, ArtifactDescriptorResult result, Model model) {
            super.populateResult(session, result, model);
            Map<String, Object> properties = new LinkedHashMap<>(result.getProperties());
            properties.put("packaging", model.getPackaging());
            properties.put(
                    "description", Optional.ofNullable(model.getDescription()).orElse(""));
            properties.put(
                    "license",
                    model.getLicenses().stream()
                            .map(License::getName)
                            .filter(name -> name != null && !name.isBlank())
                            .map(LicenseName::spdx)
                            .distinct()
                            .collect(Collectors.joining(" OR ")));
            result.setProperties(properties);
        }
    }

    Optional<MavenPom> read(RemoteRepository remote, MavenArtifact asked) {
        Artifact artifact =
                new DefaultArtifact(asked.name().group(), asked.name().name(), "pom", asked.version());
        ArtifactDescriptorRequest request = new ArtifactDescriptorRequest(artifact, List.of(remote), "");
        try {
            return Optional.of(pom(session.system().readArtifactDescriptor(session.session(), request)));
        } catch (MalformedText unusable) {
            throw malformed(remote, asked, unusable.getMessage(), 1, 1);
        } catch (ArtifactDescriptorException failed) {
            Optional<ModelBuildingException> broken = TransferFailure.cause(failed, ModelBuildingException.class);
            if (broken.isPresent()) {
                throw broken(remote, asked, broken.get());
            }
            boolean absent = !TransferFailure.isOffline(failed)
                    && TransferFailure.cause(failed, ArtifactNotFoundException.class)
                            .isPresent();
            Optional<UnresolvableModelException> above =
                    TransferFailure.cause(failed, UnresolvableModelException.class);
            if (absent && above.isPresent()) {
                throw malformed(
                        remote, asked, "the repository lacks " + pomOf(above.get()) + ", which it builds on", 1, 1);
            }
            if (absent) {
                return Optional.empty();
            }
            throw TransferFailure.of(remote, "the POM of " + asked.name() + ":" + asked.version(), failed);
        }
    }

    private static String pomOf(UnresolvableModelException above) {
        return above.getGroupId() + ":" + above.getArtifactId() + ":" + above.getVersion();
    }

    private static MavenPom pom(ArtifactDescriptorResult result) {
        Map<String, Object> properties = result.getProperties();
        Optional<MavenArtifact> relocation = result.getRelocations().isEmpty()
                ? Optional.empty()
                : Optional.of(new MavenArtifact(
                        new PackageName(
                                result.getArtifact().getGroupId(),
                                result.getArtifact().getArtifactId()),
                        result.getArtifact().getVersion(),
                        "",
                        "jar"));
        return new MavenPom(
                relocation,
                properties.getOrDefault("packaging", "jar").toString(),
                oneLine(properties.getOrDefault("description", "").toString()),
                properties.getOrDefault("license", "").toString(),
                result.getDependencies().stream()
                        .filter(PomReader::isWanted)
                        .map(PomReader::dependency)
                        .toList());
    }

    private static boolean isWanted(Dependency dependency) {
        return SCOPES.contains(dependency.getScope()) && !dependency.isOptional();
    }

    private static MavenDependency dependency(Dependency dependency) {
        Artifact artifact = dependency.getArtifact();
        MavenDependency read = new MavenDependency(
                new PackageName(artifact.getGroupId(), artifact.getArtifactId()),
                artifact.getVersion().strip(),
                artifact.getClassifier(),
                artifact.getExtension(),
                dependency.getExclusions().stream()
                        .map(exclusion -> new Exclusion(exclusion.getGroupId(), exclusion.getArtifactId()))
                        .toList());
        // Refuses what must not become part of a path, such as placeholders that no property fills.
        read.constraint();
        read.artifact("0");
        return read;
    }

    private MalformedFile broken(RemoteRepository remote, MavenArtifact asked, ModelBuildingException failure) {
        List<ModelProblem> problems = failure.getProblems();
        ModelProblem worst = problems.stream()
                .min(java.util.Comparator.comparing(ModelProblem::getSeverity))
                .orElseThrow(() -> new IllegalStateException("a failed model has problems", failure));
        String model = worst.getModelId().isEmpty() ? "" : " (in " + worst.getModelId() + ")";
        return malformed(remote, asked, worst.getMessage() + model, worst.getLineNumber(), worst.getColumnNumber());
    }

    private static MalformedFile malformed(
            RemoteRepository remote, MavenArtifact asked, String why, int line, int column) {
        MavenArtifact pom = new MavenArtifact(asked.name(), asked.version(), "", "pom");
        return new MalformedFile(
                ExitCode.INTEGRITY,
                new SourcePosition(
                        RepositoryUrl.shown(remote).replaceFirst("/*$", "/") + pom.path(),
                        Math.max(1, line),
                        Math.max(1, column)),
                "the POM of `" + asked.name() + ":" + asked.version() + "` cannot be used: " + oneLine(why),
                List.of("another version may do: `cm info " + asked.name() + "` lists them"));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
