package org.collectivemind.client.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.registry.RegistryStorage;
import org.collectivemind.client.transfer.Reason;
import org.collectivemind.format.bundle.BundleListing;
import org.collectivemind.format.bundle.BundleListingCodec;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.RegistryAlias;

/**
 * A bundle as it is read. It may lie anywhere: all its paths are relative. Only what its list names is read, and never through a
 * link; big files are given out unread, for whoever takes their bytes knows their digest.
 */
public final class Bundle {
    private final Path directory;
    private final BundleListing listing;
    private final Map<Digest, ListedFile> byContent = new HashMap<>();
    private final Map<String, ListedFile> byPath = new HashMap<>();

    private Bundle(Path directory, BundleListing listing) {
        this.directory = directory;
        this.listing = listing;
        for (ListedFile file : listing.files()) {
            byContent.putIfAbsent(file.sha256(), file);
            byPath.put(file.path().text(), file);
        }
    }

    /**
     * Reads the list and nothing else.
     *
     * @throws NotABundle where there is none
     * @throws org.collectivemind.format.error.MalformedFile where it is damaged
     */
    public static Bundle open(Path directory) {
        Path place = directory.toAbsolutePath().normalize();
        Path list = place.resolve(BundleListing.NAME);
        try (InputStream in = Files.newInputStream(list)) {
            byte[] bytes = in.readNBytes(BundleListingCodec.LARGEST + 1);
            return new Bundle(place, BundleListingCodec.read(bytes, list.toString()));
        } catch (NoSuchFileException | NotDirectoryException absent) {
            throw new NotABundle(place);
        } catch (IOException unreadable) {
            throw new BrokenBundle(place, BundleListing.NAME, Reason.ofFile(unreadable));
        }
    }

    public Path directory() {
        return directory;
    }

    public BundleListing listing() {
        return listing;
    }

    /** Whether it says that it has these bytes. */
    public boolean has(Digest sha256) {
        return byContent.containsKey(sha256);
    }

    /**
     * The file with these bytes, as far as the list and its size tell.
     *
     * @throws BrokenBundle where the list names it and it is not there so
     */
    public Optional<Path> find(Digest sha256) {
        return Optional.ofNullable(byContent.get(sha256)).map(this::present);
    }

    Optional<ListedFile> listed(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The bytes of a small file, verified; empty where the list does not name it. */
    Optional<byte[]> read(String path, long maxBytes) {
        return listed(path).map(file -> {
            if (file.size() > maxBytes) {
                throw new BrokenBundle(directory, path, "it is larger than " + maxBytes + " bytes");
            }
            try {
                byte[] bytes = Files.readAllBytes(present(file));
                if (!Hasher.of(bytes).equals(file.sha256())) {
                    throw new BrokenBundle(directory, path, "its bytes are not those of the list");
                }
                return bytes;
            } catch (IOException unreadable) {
                throw new BrokenBundle(directory, path, Reason.ofFile(unreadable));
            }
        });
    }

    void requireBytes(Path file, Digest sha256) {
        String path = directory.relativize(file).toString();
        try {
            if (!Hasher.of(file).equals(sha256)) {
                throw new BrokenBundle(directory, path, "its bytes are not those of the list");
            }
        } catch (IOException unreadable) {
            throw new BrokenBundle(directory, path, Reason.ofFile(unreadable));
        }
    }

    Path present(ListedFile file) {
        Path path = file.path().under(directory);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new BrokenBundle(directory, file.path().text(), "it is no file");
            }
            if (attributes.size() != file.size()) {
                throw new BrokenBundle(
                        directory, file.path().text(), attributes.size() + " bytes in place of " + file.size());
            }
            return path;
        } catch (IOException absent) {
            throw new BrokenBundle(directory, file.path().text(), Reason.ofFile(absent));
        }
    }

    /** What the bundle has of a registry, every byte verified. @throws NotInBundle where it has nothing of it */
    public RegistryStorage registry(RegistryAlias alias) {
        return new BundledStorage(this, registryDirectory(alias), BundleLayout.registry(alias));
    }

    /** The same as a directory, in which Maven verifies what it reads. @throws NotInBundle where it has nothing of it */
    public Path registryDirectory(RegistryAlias alias) {
        if (!listing.registries().contains(alias)) {
            throw new NotInBundle(
                    directory,
                    List.of("the registry `" + alias + "`"),
                    "bundle again where there is a network, with this cm.yaml");
        }
        return directory.resolve(BundleLayout.registry(alias));
    }
}
