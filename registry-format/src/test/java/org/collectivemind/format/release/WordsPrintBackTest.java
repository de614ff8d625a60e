package org.collectivemind.format.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.PackageName;
import org.junit.jupiter.api.Test;

/** The small words of the formats: what they print, they read back; and none can be made that is not one. */
class WordsPrintBackTest {
    @Property(tries = 200)
    void packageNames(@ForAll("names") PackageName name) {
        assertThat(PackageName.parse(name.toString())).isEqualTo(name);
    }

    @Property(tries = 200)
    void listsOfAttributes(@ForAll("attributes") Attributes attributes) {
        assertThat(Attributes.parse(attributes.toString())).isEqualTo(attributes);
    }

    @Property(tries = 200)
    void digests(@ForAll("digests") Digest digest) {
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    }

    @Property(tries = 200)
    void mavenArtifacts(@ForAll("artifacts") MavenArtifact artifact) {
        assertThat(MavenArtifact.parse(artifact.toString())).isEqualTo(artifact);
    }

    @Property(tries = 500)
    void aTextIsAPathInsideThePackageOrIsRefused(@ForAll String text) {
        try {
            EntryPath path = EntryPath.parse(text);
            assertThat(EntryPath.parse(path.toString())).isEqualTo(path);
            Path root = Path.of("root");
            assertThat(root.resolve(text).normalize().startsWith(root)).isTrue();
        } catch (MalformedText refused) {
            assertThat(refused.getMessage()).contains("is not a file path").doesNotContain("\u0000");
        }
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name : new String[] {
            "..:a", "a:..", "a/b:c", "a:b/c", "a:.b", "a..b:c", "a:b\u0000", "\u0430:b", "a", "a:b:c", ":a"
        }) {
            assertThatThrownBy(() -> PackageName.parse(name)).as(name).isInstanceOf(MalformedText.class);
        }
    }

    @Provide
    Arbitrary<PackageName> names() {
        return ReleaseArbitraries.names();
    }

    @Provide
    Arbitrary<Attributes> attributes() {
        return ReleaseArbitraries.attributes();
    }

    @Provide
    Arbitrary<Digest> digests() {
        return ReleaseArbitraries.digests();
    }

    @Provide
    Arbitrary<MavenArtifact> artifacts() {
        return Combinators.combine(
                        ReleaseArbitraries.names(),
                        Arbitraries.of("1.0", "2.1-rc.1", "31.1-jre", "1+b"),
                        Arbitraries.of("", "sources", "linux-x86_64", "natives.x"),
                        Arbitraries.of("jar", "zip", "tar.gz", "pom"))
                .as(MavenArtifact::new);
    }
}
