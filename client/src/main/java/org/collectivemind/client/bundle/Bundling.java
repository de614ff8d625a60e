package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.collectivemind.client.project.NoLock;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.UnknownTarget;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.manifest.TargetName;

/**
 * {@code cm bundle}: makes a directory that holds all that some targets of {@code cm.lock} need. What registries say of the locked
 * versions is asked first, so that nothing big is fetched in vain.
 */
public final class Bundling {
    private final Project project;
    private final RegistryExcerpts excerpts;
    private final PayloadSupply supply;

    public Bundling(Project project, RegistryExcerpts excerpts, PayloadSupply supply) {
        this.project = project;
        this.excerpts = excerpts;
        this.supply = supply;
    }

    /**
     * @param out the directory to make
     * @param targets at least one; see {@link #targets}
     * @param force replaces a bundle that is there
     */
    public record Request(Path out, List<TargetName> targets, boolean force) {}

    /** @param fetched bytes that came over the network */
    public record Report(Path directory, BundleListing listing, long fetched) {}

    /** There is something at the place already. */
    public static final class BundleInTheWay extends CmException {
        BundleInTheWay(Path out, boolean bundle) {
            super(
                    ExitCode.USAGE,
                    "there is something at `" + out + "` already",
                    List.of(bundle ? "it is a bundle" : "it is no bundle, and stays as it is"),
                    List.of(
                            bundle
                                    ? "`--force` replaces it"
                                    : "name a directory that is not there yet, such as `" + out.resolve("bundle")
                                            + "`"));
        }
    }

    /** The targets of the lock, in its order. */
    public List<TargetName> targets() {
        return lock(lockBytes()).targets().stream().map(target -> target.name()).toList();
    }

    private byte[] lockBytes() {
        return project.lockBytes().orElseThrow(() -> new NoLock(project.directory()));
    }

    private Lockfile lock(byte[] bytes) {
        return LockfileCodec.read(bytes, project.lockPath().toString());
    }

    public Report run(Request request) {
        byte[] bytes = lockBytes();
        Lockfile lock = lock(bytes);
        for (TargetName target : request.targets()) {
            if (lock.target(target).isEmpty()) {
                throw new UnknownTarget(target, lock);
            }
        }
        Path out = request.out().toAbsolutePath().normalize();
        requireFree(out, request.force());
        SmallFiles small = new SmallFiles();
        ProjectFiles.of(project, bytes).forEach((path, content) -> small.add(BundleLayout.PROJECT + path, content));
        SortedMap<String, byte[]> registries = excerpts.of(lock);
        registries.forEach(small::add);
        List<NeededPayload> needed = NeededPayload.of(lock, request.targets());
        BundleContents contents = BundleContents.of(small, needed);
        FileSizeLimit.exceeded(out, FileSizeLimit.of(out), contents.files()).ifPresent(failure -> {
            throw failure;
        });
        BundleListing listing = new BundleListing(
                Hasher.of(bytes),
                lock.targets().stream()
                        .map(target -> target.name())
                        .filter(request.targets()::contains)
                        .toList(),
                new TreeSet<>(excerpts.aliases()),
                contents.files());
        try (BundleWriter writer = BundleWriter.begin(out)) {
            small.contents().forEach(writer::write);
            long fetched = supply.put(contents, writer);
            writer.finish(listing);
            return new Report(out, listing, fetched);
        }
    }

    private static void requireFree(Path out, boolean force) {
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean bundle = Files.isRegularFile(out.resolve(BundleListing.NAME), LinkOption.NOFOLLOW_LINKS);
        if (!isEmptyDirectory(out) && !(bundle && force)) {
            throw new BundleInTheWay(out, bundle);
        }
    }

    private static boolean isEmptyDirectory(Path out) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(out)) {
            return !entries.iterator().hasNext();
        } catch (IOException noDirectory) {
            return false;
        }
    }

    /** Files whose content is at hand, by path. */
    static final class SmallFiles {
        private final SortedMap<EntryPath, byte[]> contents = new java.util.TreeMap<>();

        void add(String path, byte[] content) {
            contents.put(EntryPath.parse(path), content);
        }

        SortedMap<EntryPath, byte[]> contents() {
            return contents;
        }
    }
}
