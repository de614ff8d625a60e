package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.server.Body;

class DigestsDoNotDependOnHowBytesArriveTest {
    /** Whatever the cuts between writes: the same digests as of the bytes at once, also after going back. */
    @Property(tries = 60)
    void whateverTheCutsBetweenWrites(
            @ForAll @IntRange(max = 500) int size,
            @ForAll @IntRange(min = 1, max = 100) int partSize,
            @ForAll @IntRange(min = 1, max = 200) int write,
            @ForAll @IntRange(max = 500) int goBackAt)
            throws IOException {
        byte[] content = Body.generated(size, size).open(0).readAllBytes();
        List<Digest> parts = new ArrayList<>();
        for (int from = 0; from < size && size > partSize; from += partSize) {
            parts.add(digest(content, from, Math.min(size, from + partSize)));
        }
        Path file = Files.createTempFile("landing", "");
        try (Landing landing = new Landing(file, partSize)) {
            boolean wentBack = false;
            while (landing.position() < size) {
                if (!wentBack && landing.position() >= goBackAt) {
                    landing.restart();
                    wentBack = true;
                    assertThat(landing.position()).isZero();
                }
                int from = (int) landing.position();
                int length = Math.min(write, size - from);
                byte[] chunk = java.util.Arrays.copyOfRange(content, from, from + length);
                landing.write(chunk, length);
            }
            assertThat(landing.digest()).isEqualTo(Hasher.of(content));
            assertThat(landing.parts()).isEqualTo(parts);
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
        } finally {
            Files.delete(file);
        }
    }

    private static Digest digest(byte[] bytes, int from, int to) {
        return Hasher.of(java.util.Arrays.copyOfRange(bytes, from, to));
    }
}
