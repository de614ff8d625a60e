package org.collectivemind.client.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.plan.Adoption;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches laid out as the tools do, and as somebody does who means harm or whose disk is full. */
class CachesCostNothingButAMissTest {
    private static final byte[] WEIGHTS = "weights".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = Hasher.of(WEIGHTS).hex();
    private static final Payload WANTED =
            wanted(new PayloadOrigin.Url(URI.create("https://models.example.org/weights.bin")));

    @TempDir
    Path root;

    @Test
    void filesOfTheHuggingFaceHubAreFoundByTheSha256TheyAreNamedBy() throws IOException {
        for (String hub : new String[] {"a/hub", "b/huggingface/hub", "c", "home/.cache/huggingface/hub"}) {
            Path blob = write(hub + "/models--owner--name/blobs/" + HEX, WEIGHTS);
            assertThat(file(huggingFace())).as(hub).contains(blob);
            Files.delete(blob);
            assertThat(file(huggingFace())).isEmpty();
        }
        Path dataset = write("c/datasets--owner--name/blobs/" + HEX, WEIGHTS);
        assertThat(huggingFace().find(WANTED)).contains(new Adoption.Candidate(dataset, "the Hugging Face cache"));
    }

    @Test
    void filesOfOllamaAreFoundUnderBothSpellings() throws IOException {
        for (String name : new String[] {"sha256-", "sha256:"}) {
            Path blob = write("home/.ollama/models/blobs/" + name + HEX, WEIGHTS);
            assertThat(file(OllamaModels.of(environment()))).as(name).contains(blob);
            Files.delete(blob);
        }
        Path moved = write("big disk/blobs/sha256-" + HEX, WEIGHTS);
        assertThat(file(OllamaModels.of(Map.of("OLLAMA_MODELS", root + "/big disk"))))
                .contains(moved);
        assertThat(file(OllamaModels.of(Map.of("HOME", root.toString(), "OLLAMA_MODELS", "~/big disk"))))
                .contains(moved);
    }

    @Test
    void filesOfMavenAreFoundByCoordinateAlone() throws IOException {
        MavenArtifact artifact = new MavenArtifact(new PackageName("org.example", "weights"), "1.0", "", "jar");
        Path jar = write("repository/" + artifact.path(), WEIGHTS);
        LocalMavenRepository local = new LocalMavenRepository(
                asked -> Optional.of(root.resolve("repository").resolve(asked.path())));
        assertThat(file(local)).isEmpty();
        Payload ofMaven = wanted(new PayloadOrigin.Maven(artifact, "central"));
        assertThat(local.find(ofMaven)).map(Adoption.Candidate::file).contains(jar);
        Files.move(jar, jar.resolveSibling(jar.getFileName() + ".part"));
        assertThat(local.find(ofMaven)).isEmpty();
    }

    @Test
    void whatIsUnfinishedOrOfAnotherSizeIsNotFound() throws IOException {
        write("c/models--o--n/blobs/" + HEX + ".1234abcd.incomplete", WEIGHTS);
        write("c/models--o--n/blobs/" + HEX + ".incomplete", WEIGHTS);
        write("c/models--o--m/blobs/" + HEX, new byte[3]);
        write("c/other--o--n/blobs/" + HEX, WEIGHTS);
        write("home/.ollama/models/blobs/sha256-" + HEX + "-partial", WEIGHTS);
        write("home/.ollama/models/blobs/sha256-" + HEX + "-partial-0", WEIGHTS);
        assertThat(file(all())).isEmpty();
    }

    @Test
    void linksAndFifosAndLoopsAreNotFound() throws IOException, InterruptedException {
        Path elsewhere = write("elsewhere/blobs/" + HEX, WEIGHTS);
        Path blobs = Files.createDirectories(root.resolve("c/models--o--n/blobs"));
        Files.createSymbolicLink(blobs.resolve(HEX), elsewhere);
        Files.createSymbolicLink(root.resolve("c/models--o--linked"), root.resolve("elsewhere"));
        Files.createDirectories(root.resolve("c/models--o--below"));
        Files.createSymbolicLink(root.resolve("c/models--o--below/blobs"), elsewhere.getParent());
        Files.createSymbolicLink(root.resolve("c/models--o--loop"), root.resolve("c/models--o--loop"));
        Path fifos = Files.createDirectories(root.resolve("home/.ollama/models/blobs"));
        assertThat(new ProcessBuilder("mkfifo", fifos.resolve("sha256-" + HEX).toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/hub"), root.resolve("a/hub"));
        write("b/huggingface/hub", WEIGHTS);
        assertThat(file(all())).isEmpty();
    }

    @Test
    void aHubOnAnotherDiskBehindALinkIsLookedThrough() throws IOException {
        Path blob = write("disk/models--o--n/blobs/" + HEX, WEIGHTS);
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("a/hub"), root.resolve("disk"));
        assertThat(file(huggingFace()))
                .hasValueSatisfying(file -> assertThat(file).hasSameBinaryContentAs(blob));
    }

    @Test
    void oneOfThousandsOfModelsIsFound() throws IOException {
        for (int model = 0; model < 1500; model++) {
            Files.createDirectories(root.resolve("c/models--o--n" + model + "/blobs"));
        }
        Path blob = write("c/models--o--n1499/blobs/" + HEX, WEIGHTS);
        assertThat(file(huggingFace())).contains(blob);
    }

    @Test
    void theUserSaysWhoseCachesCount() throws IOException {
        write("c/models--o--n/blobs/" + HEX, WEIGHTS);
        write("home/.ollama/models/blobs/sha256-" + HEX, WEIGHTS);
        assertThat(from("")).contains("the Hugging Face cache");
        assertThat(from("ollama, maven")).contains("the models of ollama");
        assertThat(from("maven")).isEmpty();
        assertThat(from("off")).isEmpty();
        assertThatThrownBy(() -> from("hf,olama"))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("hf,ollama,maven");
        assertThat(AdoptionChoice.parse("maven,hf").caches())
                .isEqualTo(Set.of(KnownCache.HUGGING_FACE, KnownCache.MAVEN));
    }

    @Test
    void whoHasNoHomeHasNoCaches() {
        Adoption all = CachesOfOtherTools.of(
                AdoptionChoice.ALL,
                Map.of("HOME", "~", "HF_HOME", "relative", "HF_HUB_CACHE", "\0"),
                none -> Optional.empty());
        assertThat(file(all)).isEmpty();
    }

    private Optional<String> from(String said) {
        AdoptionChoice choice = AdoptionChoice.of(Map.of(AdoptionChoice.VARIABLE, said));
        return CachesOfOtherTools.of(choice, environment(), artifact -> Optional.empty())
                .find(WANTED)
                .map(Adoption.Candidate::from);
    }

    private Adoption all() {
        return CachesOfOtherTools.of(AdoptionChoice.ALL, environment(), artifact -> Optional.empty());
    }

    private Adoption huggingFace() {
        return HuggingFaceCache.of(environment());
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME", root + "/home",
                "HF_HOME", root + "/a",
                "XDG_CACHE_HOME", root + "/b",
                "HF_HUB_CACHE", root + "/c");
    }

    private static Optional<Path> file(Adoption adoption) {
        return adoption.find(WANTED).map(Adoption.Candidate::file);
    }

    private Path write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static Payload wanted(PayloadOrigin origin) {
        return new Payload(origin, Payload.Format.RAW, WEIGHTS.length, Hasher.of(WEIGHTS), List.of());
    }
}
