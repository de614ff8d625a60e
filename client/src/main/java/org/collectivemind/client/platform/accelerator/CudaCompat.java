package org.collectivemind.client.platform.accelerator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/**
 * The cuda-compat package, which gives an older driver the CUDA of a newer one (NVIDIA CUDA Compatibility, Forward Compatibility):
 * {@code cuda-compat-12-2} of the Debian and RPM repositories, and the CUDA images, put {@code libcuda.so.535.104.05} into {@code
 * /usr/local/cuda-12.2/compat}. The fact is the toolkit's version, of several the newest.
 */
final class CudaCompat {
    private static final String ROOT = "/usr/local";
    private static final Pattern DIRECTORY = Pattern.compile("cuda-(\\d{1,3}\\.\\d{1,3})");
    private static final Pattern LIBRARY = Pattern.compile("libcuda\\.so\\.\\d.*");
    private static final Pattern TOOLKIT =
            Pattern.compile("\"cuda\"\\s*:\\s*\\{[^}]*\"version\"\\s*:\\s*\"(\\d{1,3}\\.\\d{1,3})");

    private CudaCompat() {}

    static Fact detect(Probe probe) {
        return probe.list(ROOT).stream()
                .map(DIRECTORY::matcher)
                .filter(Matcher::matches)
                .filter(directory -> holds(probe, directory.group()))
                .max((one, other) -> DottedNumber.parse(one.group(1)).compareTo(DottedNumber.parse(other.group(1))))
                .<Fact>map(directory -> new Fact.Known(directory.group(1), compat(directory.group())))
                .orElseGet(() -> unnumbered(probe));
    }

    /** Only {@code /usr/local/cuda}, as where the images of others are put together. */
    private static Fact unnumbered(Probe probe) {
        if (!holds(probe, "cuda")) {
            return new Fact.Absent("no cuda-compat package under " + ROOT);
        }
        Optional<String> version = Stream.of(probe.readFile(ROOT + "/cuda/version.json"))
                .flatMap(Optional::stream)
                .map(TOOLKIT::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
        return version.<Fact>map(number -> new Fact.Known(number, compat("cuda")))
                .orElseGet(() -> new Fact.Unknown(compat("cuda") + " does not tell which CUDA it is of"));
    }

    private static boolean holds(Probe probe, String directory) {
        return probe.list(compat(directory)).stream()
                .anyMatch(name -> LIBRARY.matcher(name).matches());
    }

    private static String compat(String directory) {
        return ROOT + "/" + directory + "/compat";
    }
}
