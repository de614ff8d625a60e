package org.collectivemind.client.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.PathSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;

/** The files of a variant: sorted by path, no two colliding on any platform. Named by the digest of its canonical JSON. */
public record Tree(List<TreeFile> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One file.
     *
     * @param size in bytes
     * @param parts the pinned digests of its {@link Parts}, part of a tree's identity: trees that pin one sha256 with different
     *     parts never share a view. Empty for a file of one part, and for what comes out of an archive
     */
    public record TreeFile(EntryPath path, Digest blob, long size, boolean executable, List<Digest> parts) {
        public TreeFile {
            parts = parts.isEmpty() ? List.of() : Parts.check(size, parts);
        }
    }

    public Tree {
        files = files.stream().sorted(Comparator.comparing(TreeFile::path)).toList();
        PathSet paths = new PathSet();
        for (TreeFile file : files) {
            paths.add(file.path()).ifPresent(other -> {
                throw new MalformedText("tree of files", file.path().text(), "it collides with `" + other + "`");
            });
        }
    }

    /** @param payloads what the files' numbers of payloads mean */
    public static Tree of(List<Payload> payloads, List<FileEntry> files) {
        return new Tree(files.stream()
                .map(file ->
                        new TreeFile(file.path(), file.sha256(), file.size(), file.executable(), parts(payloads, file)))
                .toList());
    }

    /** The pinned parts of a file: those of its payload where it is the payload. */
    static List<Digest> parts(List<Payload> payloads, FileEntry file) {
        return file.entry().isPresent()
                ? List.of()
                : payloads.get(file.payload()).parts();
    }

    public Digest digest() {
        return Hasher.of(json());
    }

    /** One file a line, no other white space; equal trees have equal bytes. */
    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeArrayFieldStart("files");
            for (TreeFile file : files) {
                generator.writeRaw('\n');
                generator.writeStartObject();
                generator.writeStringField("path", file.path().text());
                generator.writeStringField("blob", file.blob().hex());
                generator.writeNumberField("size", file.size());
                generator.writeBooleanField("executable", file.executable());
                if (!file.parts().isEmpty()) {
                    generator.writeArrayFieldStart("parts");
                    for (Digest part : file.parts()) {
                        generator.writeString(part.hex());
                    }
                    generator.writeEndArray();
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return out.toByteArray();
    }

    /** @throws MalformedText where these are not the bytes of a tree with this digest */
    static Tree parse(byte[] json, Digest expected) {
        if (!Hasher.of(json).equals(expected)) {
            throw new MalformedText("tree", expected.hex(), "its bytes have another sha256");
        }
        try {
            List<TreeFile> files = new ArrayList<>();
            for (JsonNode file : JSON.readTree(json).required("files")) {
                files.add(new TreeFile(
                        EntryPath.parse(file.required("path").asText()),
                        Digest.parse(file.required("blob").asText()),
                        file.required("size").asLong(),
                        file.required("executable").asBoolean(),
                        parts(file.path("parts"))));
            }
            return new Tree(files);
        } catch (IOException | IllegalArgumentException malformed) {
            throw new MalformedText("tree", expected.hex(), String.valueOf(malformed.getMessage()));
        }
    }

    private static List<Digest> parts(JsonNode list) {
        List<Digest> parts = new ArrayList<>();
        list.forEach(part -> parts.add(Digest.parse(part.asText())));
        return parts;
    }
}
