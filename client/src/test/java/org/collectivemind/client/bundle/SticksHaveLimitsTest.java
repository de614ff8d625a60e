package org.collectivemind.client.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SticksHaveLimitsTest {
    private static final List<ListedFile> FILES = List.of(file("small", 17), file("payloads/big", 1L << 32));

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"vfat", "msdos", "FAT32", "FAT"})
    void fat32HoldsNoFileOf4GiB(String fileSystem) {
        assertThat(FileSizeLimit.exceeded(root, FileSizeLimit.named(fileSystem), FILES))
                .hasValueSatisfying(failure -> {
                    assertThat(failure.details()).last().asString().contains("payloads/big", "4.3 GB");
                    assertThat(failure.hints()).first().asString().contains("exFAT");
                });
        assertThat(FileSizeLimit.exceeded(root, FileSizeLimit.named(fileSystem), List.of(file("fits", (1L << 32) - 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exfat", "ext4", "NTFS", "apfs", "tmpfs"})
    void othersDo(String fileSystem) {
        assertThat(FileSizeLimit.exceeded(root, FileSizeLimit.named(fileSystem), FILES))
                .isEmpty();
    }

    @Test
    void aPlaceThatIsNotThereYetIsOnTheDiskOfItsParent() {
        assertThat(FileSizeLimit.of(root.resolve("not/there/yet"))).isEqualTo(FileSizeLimit.of(root));
    }

    private static ListedFile file(String path, long size) {
        return new ListedFile(new EntryPath(path), Hasher.of(new byte[0]), size);
    }
}
