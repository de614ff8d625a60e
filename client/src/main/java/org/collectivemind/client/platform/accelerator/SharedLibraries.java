package org.collectivemind.client.platform.accelerator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Whether the dynamic linker of a Linux would find a library, without loading it: {@code LD_LIBRARY_PATH}, the directories of
 * distributions, container toolkits and NixOS, then what {@code ld.so.cache} names. A stub, which the CUDA toolkit brings to link
 * against, and the libraries of a cuda-compat package are not the driver's, so they do not count.
 */
final class SharedLibraries {
    private static final String CACHE = "/etc/ld.so.cache";
    private static final Pattern VERSIONED = Pattern.compile("\\.so\\.(\\d+(?:\\.\\d+)+)$");
    private static final List<String> EVERYWHERE = List.of(
            "/usr/lib64",
            "/usr/lib",
            "/lib64",
            "/lib",
            "/usr/local/lib",
            "/usr/lib/wsl/lib",
            "/usr/local/nvidia/lib64",
            "/usr/local/nvidia/lib",
            "/run/opengl-driver/lib",
            "/.singularity.d/libs");

    private SharedLibraries() {}

    /** @param names any of which will do, {@code libcuda.so.1} */
    static Optional<String> find(Machine machine, String... names) {
        Probe probe = machine.probe();
        for (String directory : directories(machine)) {
            for (String name : names) {
                String path = directory + "/" + name;
                if (probe.exists(path)) {
                    return Optional.of(path);
                }
            }
        }
        return cached(probe, List.of(names));
    }

    /** The version in the name of the file a library's link leads to: 1.3.275 of {@code libvulkan.so.1}. */
    static Optional<String> version(Probe probe, String path) {
        return probe.readLink(path)
                .map(VERSIONED::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    private static Set<String> directories(Machine machine) {
        Set<String> directories = new LinkedHashSet<>();
        for (String directory :
                machine.probe().variable("LD_LIBRARY_PATH").orElse("").split(":")) {
            if (directory.startsWith("/") && counts(directory)) {
                directories.add(directory);
            }
        }
        String triplet = machine.architecture().name() + "-linux-gnu";
        for (String root : List.of("/usr/lib/", "/lib/")) {
            directories.add(root + triplet);
            directories.add(root + triplet + "/nvidia");
            directories.add(root + triplet + "/nvidia/current");
            directories.add(root + triplet + "/tegra");
        }
        directories.addAll(EVERYWHERE);
        return directories;
    }

    private static boolean counts(String path) {
        return !path.matches(".*/(stubs|compat)(/.*)?");
    }

    private static Optional<String> cached(Probe probe, List<String> names) {
        Optional<byte[]> cache = probe.read(CACHE, Probe.FILE_LIMIT);
        if (cache.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(cache.get(), StandardCharsets.ISO_8859_1);
        for (String name : names) {
            Matcher path = Pattern.compile("/[\\x21-\\x7e]*/" + Pattern.quote(name) + "(?=\\x00)")
                    .matcher(text);
            while (path.find()) {
                if (counts(path.group()) && probe.exists(path.group())) {
                    return Optional.of(path.group());
                }
            }
        }
        return Optional.empty();
    }
}
