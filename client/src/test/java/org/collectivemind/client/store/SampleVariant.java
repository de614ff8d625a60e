package org.collectivemind.client.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.format.archive.ArchiveFile;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;

/** A model with a big file as it is, many small ones in a canonical archive, and one library out of a jar. Always the same. */
final class SampleVariant {
    static final ViewName NAME =
            new ViewName(Coordinate.parse("org.mlcommons:resnet50:1.5.0", VersionScheme.CM), VariantId.parse("fp32"));

    final Map<String, byte[]> contents = new TreeMap<>();
    final List<Payload> payloads = new ArrayList<>();
    final List<FileEntry> files = new ArrayList<>();
    private final List<byte[]> payloadBytes = new ArrayList<>();

    SampleVariant() {
        this(2 << 20);
    }

    /** @param size of the big file, in bytes */
    SampleVariant(int size) {
        byte[] weights = new byte[size];
        new Random(7).nextBytes(weights);
        contents.put("weights.onnx", weights);
        payload(Payload.Format.RAW, weights);
        files.add(entry("weights.onnx", false, 0, Optional.empty()));

        List<ArchiveFile> small = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String path = "labels/" + i % 4 + "/" + i + ".txt";
            contents.put(path, ("label " + i / 2 + "\n").getBytes(StandardCharsets.US_ASCII));
            small.add(ArchiveFile.of(EntryPath.parse(path), false, contents.get(path)));
            files.add(entry(path, false, 1, Optional.of(path)));
        }
        contents.put("bin/run.sh", "#!/bin/sh\necho run\n".getBytes(StandardCharsets.US_ASCII));
        small.add(ArchiveFile.of(EntryPath.parse("bin/run.sh"), true, contents.get("bin/run.sh")));
        files.add(entry("bin/run.sh", true, 1, Optional.of("bin/run.sh")));
        contents.put("doc/run.sh.txt", contents.get("bin/run.sh"));
        files.add(entry("doc/run.sh.txt", false, 1, Optional.of("bin/run.sh")));
        payload(Payload.Format.TAR_ZST, archive(small));

        contents.put("lib/libmodel.so", new byte[5000]);
        payload(Payload.Format.ZIP, jar("native/linux/libmodel.so", contents.get("lib/libmodel.so")));
        files.add(entry("lib/libmodel.so", false, 2, Optional.of("native/linux/libmodel.so")));
    }

    /** Writes the payload where a download would have left it. */
    VerifiedFile fetched(Store store, Payload payload) {
        byte[] bytes = payloadBytes.get(payloads.indexOf(payload));
        Path file = store.newPartial();
        try {
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new VerifiedFile(file, payload.sha256(), payload.size(), payload.parts(), Evidence.PARTS);
    }

    private FileEntry entry(String path, boolean executable, int payload, Optional<String> entry) {
        byte[] content = contents.get(path);
        return new FileEntry(EntryPath.parse(path), content.length, Hasher.of(content), executable, payload, entry);
    }

    private void payload(Payload.Format format, byte[] bytes) {
        payloadBytes.add(bytes);
        PartHasher hasher = new PartHasher();
        hasher.update(bytes, 0, bytes.length);
        PartHasher.Result hashes = hasher.finish();
        payloads.add(new Payload(
                new PayloadOrigin.Hosted("payload-" + payloads.size() + "." + format.id()),
                format,
                bytes.length,
                hashes.sha256(),
                hashes.parts()));
    }

    private static byte[] archive(List<ArchiveFile> files) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CanonicalArchive.write(files, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] jar(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : List.of("META-INF/LICENSE", "META-INF/license/x.txt", name)) {
                ZipEntry member = new ZipEntry(entry);
                member.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(member);
                zip.write(entry.equals(name) ? content : new byte[1]);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
