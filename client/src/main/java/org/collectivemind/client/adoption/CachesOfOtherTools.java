package org.collectivemind.client.adoption;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.format.release.MavenArtifact;

/** The caches a user lets us look through, as one place. */
public final class CachesOfOtherTools {
    private CachesOfOtherTools() {}

    /**
     * Touches no file before the first question.
     *
     * @param environment the user's variables, which say where the tools keep their files
     * @param localRepository the file of an artifact in the local Maven repository
     */
    public static Adoption of(
            AdoptionChoice choice,
            Map<String, String> environment,
            Function<MavenArtifact, Optional<Path>> localRepository) {
        List<Adoption> places = new ArrayList<>();
        for (KnownCache cache : choice.caches()) {
            places.add(
                    switch (cache) {
                        case HUGGING_FACE -> HuggingFaceCache.of(environment);
                        case OLLAMA -> OllamaModels.of(environment);
                        case MAVEN -> new LocalMavenRepository(localRepository);
                    });
        }
        return Adoption.first(places);
    }
}
