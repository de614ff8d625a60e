package org.collectivemind.client.home;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directories of the user: under {@code CM_HOME}; else the XDG base directories (specification 0.8: relative ones are
 * ignored); else their defaults under {@code HOME}, on Windows under {@code LOCALAPPDATA}. Read from the environment that is
 * given, never from Java's {@code user.home}, which ignores {@code HOME}.
 *
 * @param store artifacts; can be fetched again, but not for nothing
 * @param cache indexes and the like; may be deleted at any time
 * @param config settings and trust; the user's own
 */
public record CmHome(Path store, Path cache, Path config) {

    /** @throws NoHome where the environment names no directory */
    public static CmHome of(Map<String, String> environment) {
        String own = environment.getOrDefault("CM_HOME", "");
        if (!own.isEmpty()) {
            Path home = absolute("CM_HOME", own);
            return new CmHome(home.resolve("store"), home.resolve("cache"), home.resolve("config"));
        }
        return new CmHome(
                base(environment, "XDG_DATA_HOME", ".local/share").resolve("cm").resolve("store"),
                base(environment, "XDG_CACHE_HOME", ".cache").resolve("cm"),
                base(environment, "XDG_CONFIG_HOME", ".config").resolve("cm"));
    }

    private static Path base(Map<String, String> environment, String variable, String underHome) {
        String xdg = environment.getOrDefault(variable, "");
        if (!xdg.isEmpty() && isAbsolute(xdg)) {
            return Path.of(xdg);
        }
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (environment.getOrDefault("OS", "").equals("Windows_NT") && !local.isEmpty()) {
            return absolute("LOCALAPPDATA", local)
                    .resolve(underHome.replace('/', '-').replace(".", ""));
        }
        String home = environment.getOrDefault("HOME", "");
        if (home.isEmpty()) {
            throw new NoHome("neither CM_HOME nor " + variable + " nor HOME is set");
        }
        return absolute("HOME", home).resolve(underHome);
    }

    private static Path absolute(String variable, String value) {
        if (!isAbsolute(value)) {
            throw new NoHome(variable + " is `" + value + "`, not an absolute path");
        }
        return Path.of(value).normalize();
    }

    private static boolean isAbsolute(String value) {
        try {
            return Path.of(value).isAbsolute();
        } catch (InvalidPathException malformed) {
            return false;
        }
    }
}
