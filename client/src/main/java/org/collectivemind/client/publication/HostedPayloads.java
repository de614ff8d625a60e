package org.collectivemind.client.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.archive.ArchiveFile;
import org.collectivemind.format.archive.CanonicalArchive;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.PartHasher;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/**
 * Divides a variant's own files into payloads: big files travel as they are (no unpack copy, deduplicated by content), a lone small
 * one too, many small ones in one canonical archive (DESIGN §4 Payloads).
 */
final class HostedPayloads {
    /** 16 MiB: files from this size on are payloads of their own. */
    private static final long BIG = 16L << 20;

    private final String prefix;
    private final Path scratch;
    private final Map<Digest, Payload> raws;

    /**
     * @param prefix {@code <name>-<version>-<variant>}
     * @param raws files of the whole version that travel as they are: one content is hosted once, whichever variants have it
     */
    HostedPayloads(String prefix, Path scratch, Map<Digest, Payload> raws) {
        this.prefix = prefix;
        this.scratch = scratch;
        this.raws = raws;
    }

    void pack(Collection<OwnFile> own, List<Payload> payloads, List<FileEntry> entries, Map<String, Path> hosted) {
        List<OwnFile> small =
                new ArrayList<>(own.stream().filter(file -> file.size() < BIG).toList());
        List<OwnFile> alone =
                new ArrayList<>(own.stream().filter(file -> file.size() >= BIG).toList());
        if (small.size() == 1) {
            alone.addAll(small);
            small.clear();
        }
        try {
            for (int i = 0; i < alone.size(); i++) {
                String number = alone.size() == 1 && small.isEmpty() ? "" : String.format(Locale.ROOT, "-p%04d", i);
                raw(alone.get(i), prefix + number + extension(alone.get(i)), payloads, entries, hosted);
            }
            if (!small.isEmpty()) {
                archive(small, prefix + ".tar.zst", payloads, entries, hosted);
            }
        } catch (IOException failed) {
            throw new UnreadableSource(scratch, failed);
        }
    }

    private void raw(
            OwnFile file, String name, List<Payload> payloads, List<FileEntry> entries, Map<String, Path> hosted)
            throws IOException {
        Payload payload = raws.get(file.sha256());
        if (payload == null) {
            payload = payload(name, Payload.Format.RAW, file.file());
            raws.put(file.sha256(), payload);
            host(name, file.file(), hosted);
        }
        entries.add(new FileEntry(
                file.path(), file.size(), file.sha256(), file.executable(), payloads.size(), Optional.empty()));
        payloads.add(payload);
    }

    /** Ids of variants may hold {@code -}, so two variants may come to one name. */
    private static void host(String name, Path file, Map<String, Path> hosted) {
        if (hosted.put(name, file) != null) {
            throw new MalformedText("name of a payload", name, "two variants would have one; give one another `id`");
        }
    }

    private void archive(
            List<OwnFile> files, String name, List<Payload> payloads, List<FileEntry> entries, Map<String, Path> hosted)
            throws IOException {
        Path archive = scratch.resolve(name);
        CanonicalArchive.write(
                files.stream()
                        .map(file -> new ArchiveFile(
                                file.path(), file.executable(), file.size(), () -> Files.newInputStream(file.file())))
                        .toList(),
                archive);
        for (OwnFile file : files) {
            entries.add(new FileEntry(
                    file.path(),
                    file.size(),
                    file.sha256(),
                    file.executable(),
                    payloads.size(),
                    Optional.of(file.path().text())));
        }
        payloads.add(payload(name, Payload.Format.TAR_ZST, archive));
        host(name, archive, hosted);
    }

    private static Payload payload(String name, Payload.Format format, Path file) throws IOException {
        PartHasher.Result hashed = PartHasher.of(file);
        return new Payload(new PayloadOrigin.Hosted(name), format, hashed.size(), hashed.sha256(), hashed.parts());
    }

    /** The last extension, so that Maven's layout can carry the file; {@code .bin} for none. */
    private static String extension(OwnFile file) {
        String name = file.path().text().substring(file.path().text().lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot + 1) : "";
        return extension.matches("[A-Za-z0-9]{1,20}") ? "." + extension : ".bin";
    }
}
