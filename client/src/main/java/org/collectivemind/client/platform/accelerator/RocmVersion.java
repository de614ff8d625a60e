package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/** The ROCm that is installed: {@code /opt/rocm/.info/version}, {@code 6.1.2-115}, or that of {@code ROCM_PATH}. */
final class RocmVersion {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(?:\\.\\d{1,6}){1,3}");
    private static final Pattern NUMBERED = Pattern.compile("rocm-(" + NUMBER + ")");
    private static final String OPT = "/opt";

    private RocmVersion() {}

    /** Where ROCm is installed: the directory asked for, the usual one, then the newest of those with a number in their name. */
    static Stream<String> roots(Probe probe) {
        Stream<String> numbered = probe.list(OPT).stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .sorted((one, other) -> DottedNumber.parse(other.group(1)).compareTo(DottedNumber.parse(one.group(1))))
                .map(name -> OPT + "/" + name.group());
        return Stream.concat(
                Stream.concat(
                        probe.variable("ROCM_PATH").filter(path -> !path.isEmpty()).stream(), Stream.of("/opt/rocm")),
                numbered);
    }

    static Fact detect(Probe probe) {
        return roots(probe)
                .map(root -> root + "/.info/version")
                .flatMap(file -> probe.readFile(file).flatMap(RocmVersion::number).stream()
                        .map(version -> Findings.fact(AcceleratorKeys.ROCM_VERSION, List.of(version), file)))
                .findFirst()
                .orElseGet(() -> new Fact.Absent("no ROCm under /opt/rocm or ROCM_PATH"));
    }

    private static Optional<String> number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.lookingAt() ? Optional.of(number.group()) : Optional.empty();
    }
}
