package org.collectivemind.testrepos.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The files of a server, and what it does with them when nothing is wrong. Every change is atomic: methods exclude one
 * another, and a reply made earlier keeps the body it was made from.
 */
final class Site implements Service {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private record Stored(Body body, Instant modified) {
        String lastModified() {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC));
        }
    }

    private final SortedMap<String, Stored> files = new TreeMap<>();
    private final SortedMap<String, Path> directories = new TreeMap<>();
    private final TreeSet<String> collections = new TreeSet<>();
    private Uploads uploads = Uploads.REFUSED;
    private int revision;

    synchronized void accept(Uploads style) {
        uploads = style;
    }

    synchronized void mount(String prefix, Path directory) {
        directories.put(prefix, directory.toAbsolutePath().normalize());
    }

    @Override
    public synchronized void replace(String path, Body body) {
        // A second apart, the resolution of Last-Modified: two files of one path always differ in it.
        files.put(path, new Stored(body, EPOCH.plusSeconds(revision++)));
    }

    synchronized Optional<Body> find(String path) {
        return stored(path).map(Stored::body);
    }

    @Override
    public synchronized Reply answer(Request request) {
        try {
            return switch (request.method()) {
                case "GET", "HEAD" -> read(request);
                case "PUT" -> put(request);
                case "DELETE" -> delete(request);
                case "MKCOL" -> makeCollection(request);
                case "MOVE" -> move(request);
                default -> Reply.plain(501);
            };
        } catch (IOException e) {
            return Reply.of(500, Headers.NONE, Body.of(e + "\n"));
        }
    }

    private Optional<Stored> stored(String path) {
        Stored file = files.get(path);
        return file == null ? mounted(path) : Optional.of(file);
    }

    private Optional<Stored> mounted(String path) {
        for (var mount : directories.entrySet()) {
            if (path.startsWith(mount.getKey())) {
                String relative = path.substring(mount.getKey().length()).replaceFirst("^/+", "");
                Path file = mount.getValue().resolve(relative).normalize();
                if (file.startsWith(mount.getValue()) && Files.isRegularFile(file)) {
                    return Optional.of(new Stored(Body.file(file), modified(file)));
                }
            }
        }
        return Optional.empty();
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return EPOCH;
        }
    }

    private Reply read(Request request) throws IOException {
        Optional<Stored> found = stored(request.path());
        if (found.isEmpty()) {
            return Reply.plain(404);
        }
        Stored file = found.get();
        String tag = file.body().entityTag();
        Headers headers = Headers.NONE
                .with("ETag", tag)
                .with("Last-Modified", file.lastModified())
                .with("Accept-Ranges", "bytes");
        if (!Preconditions.ifMatch(request.headers(), Optional.of(tag))) {
            return Reply.plain(412);
        }
        if (Preconditions.notModified(request.headers(), tag, file.lastModified())) {
            return Reply.of(304, headers, Body.of(""));
        }
        headers = headers.with("Content-Type", "application/octet-stream");
        Optional<ByteRange> range = request.method().equals("GET")
                ? ByteRange.wanted(request.headers(), tag, file.lastModified())
                : Optional.empty();
        return range.isEmpty()
                ? Reply.of(200, headers, file.body())
                : range.get().of(headers, file.body());
    }

    private Reply put(Request request) throws IOException {
        String path = request.path();
        if (uploads == Uploads.REFUSED) {
            return Reply.plain(405);
        }
        if (uploads.parentsFirst && !hasParent(path)) {
            return Reply.plain(409);
        }
        Optional<Stored> current = stored(path);
        Optional<String> tag = current.isEmpty()
                ? Optional.empty()
                : Optional.of(current.get().body().entityTag());
        if (uploads.preconditions && !Preconditions.allowChange(request.headers(), tag)) {
            return Reply.plain(412);
        }
        replace(path, request.body());
        return Reply.empty(current.isPresent() ? 204 : 201)
                .withHeader("ETag", request.body().entityTag());
    }

    private Reply delete(Request request) throws IOException {
        Stored removed = uploads == Uploads.REFUSED ? null : files.get(request.path());
        if (removed == null) {
            return Reply.plain(uploads == Uploads.REFUSED ? 405 : 404);
        }
        if (uploads.preconditions
                && !Preconditions.allowChange(
                        request.headers(), Optional.of(removed.body().entityTag()))) {
            return Reply.plain(412);
        }
        files.remove(request.path());
        return Reply.empty(204);
    }

    private Reply makeCollection(Request request) {
        String path = collection(request.path());
        if (!uploads.collections) {
            return Reply.plain(405);
        }
        if (exists(path)) {
            return Reply.plain(405);
        }
        if (!hasParent(path.substring(0, path.length() - 1))) {
            return Reply.plain(409);
        }
        collections.add(path);
        return Reply.empty(201);
    }

    private Reply move(Request request) {
        if (!uploads.collections) {
            return Reply.plain(405);
        }
        String from = collection(request.path());
        Optional<String> destination = request.headers().first("Destination");
        if (destination.isEmpty()) {
            return Reply.plain(400);
        }
        String to = collection(URI.create(destination.get()).getPath());
        if (!exists(from)) {
            return Reply.plain(404);
        }
        if (!hasParent(to.substring(0, to.length() - 1))) {
            return Reply.plain(409);
        }
        boolean overwrites = exists(to);
        if (overwrites
                && "F".equalsIgnoreCase(request.headers().first("Overwrite").orElse("T"))) {
            return Reply.plain(412);
        }
        remove(to);
        transfer(from, to);
        return Reply.empty(overwrites ? 204 : 201);
    }

    private void transfer(String from, String to) {
        for (String path : files.keySet().stream().filter(inside(from)).toList()) {
            Stored moved = files.remove(path);
            files.put(rebased(path, from, to), moved);
        }
        for (String path : collections.stream().filter(inside(from)).toList()) {
            collections.remove(path);
            collections.add(rebased(path, from, to));
        }
    }

    private void remove(String target) {
        files.keySet().removeIf(inside(target));
        collections.removeIf(inside(target));
    }

    /** Files and collections at or under {@code collection}; a file is its path without the last slash. */
    private static Predicate<String> inside(String collection) {
        return path -> (path + '/').equals(collection) || path.startsWith(collection);
    }

    private static String rebased(String path, String from, String to) {
        return path.startsWith(from) ? to + path.substring(from.length()) : to.substring(0, to.length() - 1);
    }

    private static String collection(String path) {
        return path.endsWith("/") ? path : path + '/';
    }

    private boolean exists(String collection) {
        return collections.contains(collection) || files.keySet().stream().anyMatch(inside(collection));
    }

    private boolean hasParent(String path) {
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        return !uploads.parentsFirst || parent.equals("/") || exists(parent);
    }
}
