package org.collectivemind.client.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What happens to a store behind the program's back: disks that rot, people that clean up, programs that write where they should not. */
enum Damage {
    BIT_FLIPPED_QUIETLY(false) {
        @Override
        void happenTo(Place place) throws IOException {
            FileTime time = Files.getLastModifiedTime(weights(place));
            overwrite(weights(place), 700_000, new byte[] {1});
            Files.setLastModifiedTime(weights(place), time);
        }
    },
    BIT_FLIPPED(true) {
        @Override
        void happenTo(Place place) throws IOException {
            overwrite(weights(place), 700_000, new byte[] {1});
        }
    },
    PAGE_OF_ZEROS_QUIETLY(false) {
        @Override
        void happenTo(Place place) throws IOException {
            FileTime time = Files.getLastModifiedTime(weights(place));
            overwrite(weights(place), 8192, new byte[4096]);
            Files.setLastModifiedTime(weights(place), time);
        }
    },
    TRUNCATED(true) {
        @Override
        void happenTo(Place place) throws IOException {
            FileTime time = Files.getLastModifiedTime(weights(place));
            writable(weights(place));
            try (FileChannel file = FileChannel.open(weights(place), StandardOpenOption.WRITE)) {
                file.truncate(1000);
            }
            sealed(weights(place));
            Files.setLastModifiedTime(weights(place), time);
        }
    },
    EMPTIED_AS_BY_A_LOST_WRITE(true) {
        @Override
        void happenTo(Place place) throws IOException {
            Path blob = blob(place);
            Files.delete(blob);
            Files.write(blob, new byte[0]);
        }
    },
    WRITABLE(true) {
        @Override
        void happenTo(Place place) throws IOException {
            writable(weights(place));
        }
    },
    FILE_OF_A_VIEW_DELETED(true) {
        @Override
        void happenTo(Place place) throws IOException {
            Files.delete(weights(place));
        }
    },
    FILE_OF_A_VIEW_A_DANGLING_LINK(true) {
        @Override
        void happenTo(Place place) throws IOException {
            Path file = weights(place);
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("/nowhere"));
        }
    },
    VIEW_DELETED(true) {
        @Override
        void happenTo(Place place) throws IOException {
            Place.delete(weights(place).getParent());
        }
    },
    BLOB_DELETED(false) {
        @Override
        void happenTo(Place place) throws IOException {
            Files.delete(blob(place));
        }
    },
    BLOB_A_DIRECTORY(false) {
        @Override
        void happenTo(Place place) throws IOException {
            Path blob = blob(place);
            Files.delete(blob);
            Files.createDirectory(blob);
        }
    },
    TREES_DELETED(false) {
        @Override
        void happenTo(Place place) throws IOException {
            Place.delete(place.store().resolve("trees/sha256"));
            Files.createDirectories(place.store().resolve("trees/sha256"));
        }
    },
    TREES_OVERWRITTEN(false) {
        @Override
        void happenTo(Place place) throws IOException {
            for (Path tree : below(place.store().resolve("trees"))) {
                writable(tree);
                Files.writeString(tree, "{\"files\": []}");
            }
        }
    },
    ALL_BLOBS_DELETED(false) {
        @Override
        void happenTo(Place place) throws IOException {
            Place.delete(place.store().resolve("blobs"));
        }
    };

    /** Whether the one look that an installation takes (a {@code stat} for each file it lays out) must find it. */
    final boolean isNoticed;

    Damage(boolean isNoticed) {
        this.isNoticed = isNoticed;
    }

    abstract void happenTo(Place place) throws IOException;

    /** The file in the view: as a rule another name of the blob. */
    static Path weights(Place place) {
        try {
            Path link = place.project().resolve(".cm/packages/org.example/weights");
            return link.toRealPath().resolve("weights.bin");
        } catch (IOException absent) {
            throw new java.io.UncheckedIOException(absent);
        }
    }

    private static Path blob(Place place) throws IOException {
        long size = Files.size(weights(place));
        for (Path blob : below(place.store().resolve("blobs"))) {
            if (Files.size(blob) == size) {
                return blob;
            }
        }
        throw new IllegalStateException("no blob has " + size + " bytes");
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        writable(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
        sealed(file);
    }

    private static void writable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private static void sealed(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }
}
