package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.collectivemind.client.store.ProcessId.Life;

/**
 * {@code partial/<hex>/<nonce>}: an unfinished download and who works on it. An area comes and goes whole, by a rename; its name is
 * never used again. So of any number of processes that find one left behind, one gets it.
 */
record ResumeArea(Path directory) {
    static final String DATA = "data";
    private static final Duration AFTER_RESTART = Heartbeat.INTERVAL.multipliedBy(3);
    private static final Duration ELSEWHERE = Duration.ofMinutes(2);
    private static final int BLOCK = 1 << 16;

    /** Whether somebody may still write in it. */
    enum Standing {
        /** Its owner let go of it, or has ended. */
        FREE,
        IN_USE,
        /** Nobody can tell; there was no sign of life for long. If its owner wakes up, it must not meet us in one file. */
        SILENT
    }

    /** What is there for a blob. */
    static List<ResumeArea> in(Path blobAreas) {
        return StoreFiles.list(blobAreas).stream().map(ResumeArea::new).toList();
    }

    /** @param now by the clock of the file system */
    Standing standing(ProcessId us, FileTime now) {
        Path file = directory.resolve(Owner.FILE);
        try {
            Duration silence = Duration.ofMillis(
                    now.toMillis() - Files.getLastModifiedTime(file).toMillis());
            Optional<Owner> owner = Owner.read(file);
            Life life = owner.isPresent() ? us.lifeOf(owner.get().process(), isOurs(file)) : Life.UNKNOWN;
            return switch (life) {
                case RUNNING -> Standing.IN_USE;
                case ENDED -> Standing.FREE;
                case BEFORE_RESTART -> silence.compareTo(AFTER_RESTART) > 0 ? Standing.FREE : Standing.IN_USE;
                case UNKNOWN -> silence.compareTo(ELSEWHERE) > 0 ? Standing.SILENT : Standing.IN_USE;
            };
        } catch (NoSuchFileException letGo) {
            return Standing.FREE;
        } catch (IOException unreadable) {
            return Standing.IN_USE;
        }
    }

    /** Made by the user we are. What the kernel hides from us of other users is never hidden of our own. */
    private static boolean isOurs(Path file) {
        try {
            return Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** Grows as its download goes on; of two areas, the one with more of a journal has more of the blob. */
    long progress() {
        return contents().stream()
                .filter(file -> !file.endsWith(DATA))
                .mapToLong(ResumeArea::size)
                .sum();
    }

    /** Changes whenever its owner gets on. */
    long traces() {
        return contents().stream()
                .mapToLong(file -> size(file) * 31 + modified(file))
                .reduce(directory.hashCode(), (sum, next) -> sum * 31 + next);
    }

    /** What it holds besides its owner. */
    private List<Path> contents() {
        return StoreFiles.list(directory).stream()
                .filter(file -> !file.endsWith(Owner.FILE))
                .toList();
    }

    /**
     * Takes what it holds into a directory of ours, and removes it.
     *
     * @param copying to files of our own, as somebody may have these open
     * @return false where another process was faster, or the area is another user's
     */
    boolean moveInto(Path ours, boolean copying) throws IOException {
        ResumeArea taken = new ResumeArea(ours.resolve("taken-" + UUID.randomUUID()));
        try {
            StoreFiles.commit(directory, taken.directory);
        } catch (NoSuchFileException | AccessDeniedException notForUs) {
            return false;
        }
        for (Path file : taken.contents()) {
            Path target = ours.resolve(file.getFileName());
            if (copying) {
                copy(file, target);
            } else {
                StoreFiles.commit(file, target);
            }
        }
        TreeRemoval.of(taken.directory);
        return true;
    }

    /** Whole or not at all for others; what cannot be removed is left to garbage collection. */
    void remove(StoreLayout layout) {
        Path aside = layout.newPartial("removed");
        try {
            StoreFiles.commit(directory, aside);
            TreeRemoval.of(aside);
        } catch (IOException left) {
            // Another process has it, or will.
        }
    }

    /** Leaves out what is zero, as most of a file that was made in its full size is. */
    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
            long at = 0;
            long size = in.size();
            while (at < size && in.read(block.clear(), at) > 0) {
                block.flip();
                int length = block.remaining();
                boolean last = at + length >= size;
                if (last || !block.equals(zeros.clear().limit(length))) {
                    for (long position = at; block.hasRemaining(); ) {
                        position += out.write(block, position);
                    }
                }
                at += length;
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }
}
