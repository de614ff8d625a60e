package org.collectivemind.client.adoption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Looks at files of others without opening them: a fifo would wait for ever, and a link may lead anywhere. */
final class CachedFile {
    private CachedFile() {}

    /** The file, if it is a readable regular one, no link, of this many bytes. */
    static Optional<Path> of(Path file, long size) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.size() == size && Files.isReadable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | SecurityException absent) {
            return Optional.empty();
        }
    }

    /** Whether it is a directory and no link to one. */
    static boolean isOwnDirectory(Path directory) {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }
}
