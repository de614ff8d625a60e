package org.collectivemind.client.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.collectivemind.client.store.FuzzedReaders;
import org.collectivemind.client.transfer.FuzzedJournal;
import org.collectivemind.format.archive.ArchiveFile;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.index.Terms;
import org.collectivemind.format.index.TermsCodec;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.testrepos.archive.ArchiveKind;
import org.collectivemind.testrepos.archive.HostileArchives;
import org.collectivemind.testrepos.maven.Jar;

/** Where fuzzing begins: right inputs of every reader, as the program itself writes them, and the archive attacks. */
final class FuzzSeeds {
    private static final int LARGEST = 20_000;

    private FuzzSeeds() {}

    /** @param directory empty */
    static Map<FuzzTarget, List<byte[]>> make(Path directory) {
        Map<FuzzTarget, List<byte[]>> seeds = new EnumMap<>(FuzzTarget.class);
        for (FuzzTarget target : FuzzTarget.values()) {
            seeds.put(target, new ArrayList<>());
        }
        try (Shop shop = Shop.open(directory, 100_000)) {
            Place place = shop.newPlace();
            place.does("install", "--frozen");
            seeds.get(FuzzTarget.LOCK).add(Files.readAllBytes(place.project().resolve("cm.lock")));
            files(place.store().resolve("trees"), ".json", seeds.get(FuzzTarget.TREE));
            files(shop.registry(), ".cm.json", seeds.get(FuzzTarget.RELEASE));
            Path index = shop.registry().resolve("cm/index");
            files(index.resolve("root"), ".json", seeds.get(FuzzTarget.ROOT));
            files(index.resolve("shard"), ".jsonl.zst", seeds.get(FuzzTarget.SHARD));
            files(index.resolve("terms"), ".json.zst", seeds.get(FuzzTarget.TERMS));
            files(shop.registry().resolveSibling("sources"), "cm.yaml", seeds.get(FuzzTarget.MANIFEST));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        seeds.get(FuzzTarget.MANIFEST).add("""
                project: {name: demo}
                registries: {team: "https://registry.example/cm/", central: maven-central}
                targets: {gpu: {preset: aws-g5}, box: {os: linux, arch: x86_64, libc: glibc>=2.28}}
                dependencies:
                  - org.example:weights@^1.2#ml.precision=int8
                  - {package: org.example:data, version: ">=1,<2", select: {data.subset: "500"}}
                policy: {minimum-age: 7d}
                """.getBytes(StandardCharsets.UTF_8));
        seeds.get(FuzzTarget.TERMS)
                .add(TermsCodec.write(new Terms(
                        Collections.emptySortedMap(),
                        new TreeMap<>(Map.of(
                                "image-classification",
                                new TreeSet<>(List.of(PackageName.parse("org.example:weights"))))))));
        seeds.get(FuzzTarget.JOURNAL).add(FuzzedJournal.aJournal());
        seeds.get(FuzzTarget.PART_LIST).add(FuzzedReaders.aPartList());
        archives(seeds);
        return seeds;
    }

    private static void files(Path directory, String suffix, List<byte[]> into) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .limit(6)
                    .toList()) {
                into.add(Files.readAllBytes(file));
            }
        }
    }

    private static void archives(Map<FuzzTarget, List<byte[]>> seeds) {
        byte[] jar = Jar.of(Map.of("data.txt", "data", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"));
        byte[] canonical = canonical();
        byte[] tar = com.github.luben.zstd.Zstd.decompress(canonical, 1 << 20);
        seeds.get(FuzzTarget.ZIP).add(jar);
        seeds.get(FuzzTarget.PINNED_ZIP).add(jar);
        seeds.get(FuzzTarget.TAR).add(tar);
        seeds.get(FuzzTarget.TAR_GZ).add(gzip(tar));
        seeds.get(FuzzTarget.TAR_ZST).add(canonical);
        seeds.get(FuzzTarget.PINNED_TAR_ZST).add(canonical);
        Map<ArchiveKind, FuzzTarget> readers = Map.of(
                ArchiveKind.ZIP, FuzzTarget.ZIP,
                ArchiveKind.TAR, FuzzTarget.TAR,
                ArchiveKind.TAR_GZ, FuzzTarget.TAR_GZ,
                ArchiveKind.TAR_ZST, FuzzTarget.TAR_ZST);
        HostileArchives.all().stream()
                .filter(attack -> !attack.name().equals("bomb"))
                .forEach(attack -> {
                    byte[] bytes = attack.bytes();
                    if (bytes.length <= LARGEST) {
                        seeds.get(readers.get(attack.kind())).add(bytes);
                    }
                });
        seeds.get(FuzzTarget.PINNED_ZIP).addAll(seeds.get(FuzzTarget.ZIP));
    }

    private static byte[] canonical() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CanonicalArchive.write(
                    List.of(
                            ArchiveFile.of(
                                    EntryPath.parse("bin/run"), true, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                            ArchiveFile.of(EntryPath.parse("data.txt"), false, FuzzTarget.DATA)),
                    out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
