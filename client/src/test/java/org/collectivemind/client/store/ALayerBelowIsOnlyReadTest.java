package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ALayerBelowIsOnlyReadTest {
    private static final String TEXT = "shared by all";
    private static final Digest BLOB = Hasher.of(TEXT.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final Tree TREE =
            new Tree(List.of(new Tree.TreeFile(EntryPath.parse("a.txt"), BLOB, TEXT.length(), false, List.of())));

    @TempDir
    Path root;

    private Store below;
    private Store own;

    @BeforeEach
    void aStoreOverAnother() throws IOException {
        below = Store.open(root.resolve("below"), Durability.NONE);
        below.commit(Files.writeString(below.newPartial(), TEXT), BLOB, TEXT.length());
        own = Store.open(root.resolve("own"), List.of(root.resolve("gone"), root.resolve("below")));
    }

    @Test
    void aFileThatIsThereNeedNotBeFetched() {
        assertThat(own.isIntact(BLOB, TEXT.length(), List.of())).isTrue();
        assertThat(own.find(BLOB, TEXT.length(), List.of()).orElseThrow().file())
                .isEqualTo(below.blob(BLOB));
        assertThat(own.blob(BLOB)).doesNotExist();
    }

    @Test
    void aWholeViewIsUsedWhereItIs() {
        below.commit(TREE);
        View shared = below.materialise(TREE, name("a"));
        assertThat(own.materialise(TREE, name("a")).directory()).isEqualTo(shared.directory());
        assertThat(own.view(TREE, name("a"))).isPresent();
        assertThat(own.blob(BLOB)).doesNotExist();
    }

    @Test
    void aNewViewIsMadeOfCopies() throws IOException {
        Object before = Files.readAttributes(below.blob(BLOB), "unix:nlink,ctime");
        own.commit(TREE);
        View view = own.materialise(TREE, name("b"));
        assertThat(view.directory().resolve("a.txt")).hasContent(TEXT);
        assertThat(view.directory()).startsWith(root.resolve("own"));
        assertThat(Files.readAttributes(below.blob(BLOB), "unix:nlink,ctime")).isEqualTo(before);
    }

    @Test
    void whatWasTouchedThereCountsAsAbsent() throws IOException {
        Files.setLastModifiedTime(below.blob(BLOB), java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(own.isIntact(BLOB, TEXT.length(), List.of())).isFalse();
    }

    private static ViewName name(String variant) {
        return new ViewName(Coordinate.parse("org.example:texts:1.0.0", VersionScheme.CM), VariantId.parse(variant));
    }
}
