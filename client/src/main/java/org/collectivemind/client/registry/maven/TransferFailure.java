package org.collectivemind.client.registry.maven;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.collectivemind.client.registry.BrokenRegistry;
import org.collectivemind.client.registry.UnreachableRegistry;
import org.collectivemind.format.error.CmException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.RepositoryOfflineException;

/** Turns what Maven Resolver throws into failures a user can act on. */
final class TransferFailure {
    private static final int DEEPEST = 20;

    /** The digits alone may as well be a part of a port or a version. */
    private static final Pattern REFUSED =
            Pattern.compile("status code: 40[13]\\b|\\(40[13]\\)|not authorized", Pattern.CASE_INSENSITIVE);

    private TransferFailure() {}

    static boolean isOffline(Throwable failure) {
        return cause(failure, RepositoryOfflineException.class).isPresent();
    }

    /** @param wanted what was asked for, as a noun */
    static CmException of(RemoteRepository remote, String wanted, Throwable failure) {
        String location = RepositoryUrl.shown(remote);
        if (isOffline(failure)) {
            return new UnreachableRegistry(
                    location,
                    "offline, and " + wanted + " are not in the local Maven repository",
                    List.of("ask once without `--offline`; what was read then is kept"));
        }
        Optional<ChecksumFailureException> checksum = cause(failure, ChecksumFailureException.class);
        if (checksum.isPresent()) {
            return new BrokenRegistry(
                    location, wanted, String.valueOf(checksum.get().getMessage()));
        }
        return new UnreachableRegistry(
                location, wanted + ": " + deepest(failure), hints(remote, String.valueOf(failure.getMessage())));
    }

    private static List<String> hints(RemoteRepository remote, String message) {
        if (REFUSED.matcher(message).find()) {
            return List.of("give a login for the server `" + remote.getId() + "` in ~/.m2/settings.xml");
        }
        return List.of(
                "check the network, and mirrors and proxies in ~/.m2/settings.xml",
                "`--offline` uses what the local Maven repository holds");
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; deepest.getCause() != null && depth < DEEPEST; depth++) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    /** The first failure of a kind along the causes. */
    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEPEST; depth++) {
            if (kind.isInstance(current)) {
                return Optional.of(kind.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
