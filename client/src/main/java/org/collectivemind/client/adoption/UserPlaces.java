package org.collectivemind.client.adoption;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Directories that the environment names. What is empty, relative or no path names none. */
record UserPlaces(Map<String, String> environment) {

    Optional<Path> home() {
        return absolute(text("HOME")).or(() -> absolute(text("USERPROFILE")));
    }

    /** A leading {@code ~/} is the home directory, as where the tools read these variables. */
    Optional<Path> variable(String name) {
        String text = text(name);
        return text.equals("~") || text.startsWith("~/")
                ? home().map(home -> home.resolve(text.substring(Math.min(2, text.length()))))
                : absolute(text);
    }

    private String text(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static Optional<Path> absolute(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }
}
