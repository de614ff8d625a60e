package org.collectivemind.format.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import org.junit.jupiter.api.Test;

class BundleListingTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BundleListingTest.class.getResourceAsStream(
                    "/org/collectivemind/format/schema/bundle.schema.json"));

    private static final BundleListing LISTING = listing("project/cm.lock", "payloads/sha256/ab/abc", "registries/é/x");

    @Test
    void readsWhatItWrites() {
        byte[] written = BundleListingCodec.write(LISTING);
        assertThat(BundleListingCodec.read(written, "bundle.json")).isEqualTo(LISTING);
        assertThat(SCHEMA.validate(new String(written, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(BundleListingCodec.write(listing("registries/é/x", "payloads/sha256/ab/abc", "project/cm.lock")))
                .isEqualTo(written);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] written = BundleListingCodec.write(LISTING);
        for (int bit = 0; bit < written.length * 8; bit++) {
            byte[] damaged = written.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> BundleListingCodec.read(damaged, "bundle.json"))
                    .as("bit " + bit)
                    .isInstanceOf(MalformedFile.class);
        }
        assertThatThrownBy(() -> BundleListingCodec.read(new byte[0], "bundle.json"))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY));
    }

    @Test
    void filesThatAStickWouldConfuseAreRefused() {
        assertThatThrownBy(() -> listing("a/Readme", "a/README")).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> listing("A/one", "a/two")).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> listing("blobs/sha256:ab")).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> listing("../outside")).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> listing("org/con/x")).isInstanceOf(MalformedText.class);
    }

    private static BundleListing listing(String... paths) {
        List<ListedFile> files = java.util.Arrays.stream(paths)
                .map(path -> new ListedFile(
                        new EntryPath(path), Hasher.of(path.getBytes(StandardCharsets.UTF_8)), path.length()))
                .toList();
        return new BundleListing(
                Hasher.of(new byte[0]),
                List.of(new TargetName("box")),
                new TreeSet<>(Set.of(new RegistryAlias("main"), new RegistryAlias("central"))),
                files);
    }
}
