package org.collectivemind.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.collectivemind.client.archive.RemoteTrees.files;
import static org.collectivemind.client.archive.RemoteTrees.names;
import static org.collectivemind.client.archive.RemoteTrees.noise;
import static org.collectivemind.client.archive.RemoteTrees.pinned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.collectivemind.format.archive.ArchiveFile;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.release.Payload.Format;

class OneChangedFileOfAPackageIsFetchedAloneTest {
    private static final SafeExtractor EXTRACTOR = new SafeExtractor(Limits.DEFAULT);

    /** A package of files of a few MiB each, which travel in one archive: 1.05 times the changed one is the bound. */
    @Example
    void anUpdateCostsTheChangedFile() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            tree.put(String.format("weights/%02d.bin", i), noise(1_500_000, "w" + i));
        }
        tree.put("config.json", noise(500, "config"));
        CountedBytes remote = new CountedBytes(archive(tree));
        Selection.Pinned changed = pinned(tree, "weights/07.bin"::equals);

        LocatedEntries located = EXTRACTOR.locate("x.tar.zst", remote, Format.TAR_ZST, changed);
        assertThat(files(located)).containsOnlyKeys(names(changed));
        assertThat(remote.requests()).isEqualTo(2);
        assertThat(remote.asked()).isLessThan(1_500_000 * 105 / 100);
    }

    @Example
    void aSmallFileOfManyCostsItsNeighbourhood() throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = 0; i < 12_000; i++) {
            tree.put(String.format("site-packages/module%04d/__init__.py", i), noise(600, "m" + i));
        }
        byte[] archive = archive(tree);
        CountedBytes remote = new CountedBytes(archive);
        Selection.Pinned few = pinned(tree, name -> name.contains("module1000/") || name.contains("module9000/"));
        LocatedEntries located = EXTRACTOR.locate("x.tar.zst", remote, Format.TAR_ZST, few);
        assertThat(files(located)).containsOnlyKeys(names(few));
        assertThat(remote.requests()).isEqualTo(3);
        assertThat(remote.asked()).isLessThan(archive.length / 2);
    }

    @Property(tries = 6)
    void whateverIsWantedIsWhatReadingAllGives(@ForAll Random random) throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            int most = random.nextInt(12) == 0 ? 6_000_000 : random.nextBoolean() ? 400_000 : 900;
            byte[] content = new byte[random.nextInt(most)];
            random.nextBytes(content);
            Arrays.fill(content, content.length / 4, content.length, (byte) 'x');
            tree.put("d" + random.nextInt(4) + "/f" + i, content);
        }
        byte[] archive = archive(tree);
        ListingSink whole = new ListingSink();
        EXTRACTOR.extract("x.tar.zst", new CountedBytes(archive), Format.TAR_ZST, Selection.everything(), whole);
        for (int density = 1; density <= 3; density++) {
            int one = density;
            Selection.Pinned some = pinned(tree, name -> random.nextInt(one) == 0);
            CountedBytes remote = new CountedBytes(archive);
            LocatedEntries located = EXTRACTOR.locate("x.tar.zst", remote, Format.TAR_ZST, some);
            long before = remote.asked();
            Set<Listed> ranged = new HashSet<>(files(located).values());
            assertThat(remote.asked() - before).isEqualTo(located.bytesNeeded());
            assertThat(ranged)
                    .containsExactlyInAnyOrderElementsOf(whole.files().stream()
                            .filter(listed -> some.wants(listed.path()))
                            .toList());
        }
    }

    @Example
    void aFileThatIsNotThereIsRefusedWhereverItWouldBe() throws IOException {
        Map<String, byte[]> tree = Map.of("b", noise(700_000, "b"), "d", noise(700_000, "d"));
        byte[] archive = archive(tree);
        for (String absent : new String[] {"a", "c", "e"}) {
            Selection.Pinned other = pinned(Map.of(absent, new byte[1]), name -> true);
            assertThatThrownBy(() -> EXTRACTOR.extract(
                            "x.tar.zst", new CountedBytes(archive), Format.TAR_ZST, other, new ListingSink()))
                    .isInstanceOfSatisfying(
                            HostileArchive.class,
                            failure -> assertThat(failure.rule()).isEqualTo(Rule.MISSING_ENTRY));
        }
    }

    /** Every answer after the first comes from another archive with a table of the same shape. */
    @Example
    void anArchiveThatChangesBetweenReadsIsRefused() throws IOException {
        Map<String, byte[]> tree = Map.of("b", noise(700_000, "b"), "d", noise(700_000, "d"));
        byte[] evil = archive(Map.of("b", noise(700_000, "x"), "d", noise(700_000, "y")));
        RandomBytes changing = new CountedBytes(archive(tree)) {
            @Override
            public InputStream open(long from, long length) throws IOException {
                return requests() == 0
                        ? super.open(from, length)
                        : new ByteArrayInputStream(evil, (int) from, (int) length);
            }
        };
        ListingSink nothing = new ListingSink();
        assertThatThrownBy(() ->
                        EXTRACTOR.extract("x.tar.zst", changing, Format.TAR_ZST, pinned(tree, name -> true), nothing))
                .isInstanceOf(HostileArchive.class);
        assertThat(nothing.files()).isEmpty();
    }

    /** Whatever is flipped, what comes out is what was pinned, or nothing. */
    @Property(tries = 1)
    void damageIsRefusedOrDoesNotTouchWhatIsWanted(@ForAll Random random) throws IOException {
        Map<String, byte[]> tree = new TreeMap<>();
        for (String name : new String[] {"a", "b", "c", "d"}) {
            tree.put(name, Arrays.copyOf(noise(20_000, name), 600_000));
        }
        byte[] archive = archive(tree);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = archive.clone();
            // Half of the damage goes to the table and its index, which are short.
            int position = random.nextInt(i % 2 == 0 ? damaged.length : 80);
            damaged[damaged.length - 1 - position] ^= (byte) (1 << random.nextInt(8));
            Selection.Pinned some = pinned(tree, name -> random.nextBoolean());
            ListingSink sink = new ListingSink();
            try {
                EXTRACTOR.extract("x.tar.zst", new CountedBytes(damaged), Format.TAR_ZST, some, sink);
                assertThat(sink.files()).hasSize(some.required().size());
            } catch (HostileArchive refused) {
                assertThat(refused.archive()).isEqualTo("x.tar.zst");
            }
            assertThat(sink.files())
                    .allSatisfy(file ->
                            assertThat(some.expected(file.path())).contains(new Expected(file.size(), file.sha256())));
        }
    }

    private static byte[] archive(Map<String, byte[]> tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalArchive.write(
                tree.entrySet().stream()
                        .map(file -> ArchiveFile.of(EntryPath.parse(file.getKey()), false, file.getValue()))
                        .toList(),
                out);
        return out.toByteArray();
    }
}
