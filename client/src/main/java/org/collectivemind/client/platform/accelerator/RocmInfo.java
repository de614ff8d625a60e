package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.probe.Probe;

/**
 * ROCm in WSL 2, where the driver is that of Windows and {@code /sys} has no topology: {@code rocminfo} tells the GPUs. Each agent
 * is a block of {@code Name:}, {@code Marketing Name:}, {@code Device Type: GPU} and pools with {@code Size: 25149440(0x17fc000) KB}.
 */
final class RocmInfo {
    private static final Pattern AGENT = Pattern.compile("(?m)^\\*+\\s*\\nAgent \\d+\\s*\\n\\*+");
    private static final Pattern GFX = Pattern.compile("(?m)^\\s*Name:\\s+(gfx[0-9a-f]{3,4})\\s*$");
    private static final Pattern NAME = Pattern.compile("(?m)^\\s*Marketing Name:\\s+(\\S.*?)\\s*$");
    private static final Pattern SIZE = Pattern.compile("(?m)^\\s*Size:\\s+(\\d{1,12})\\(0x[0-9a-f]+\\) KB\\s*$");
    private static final String SOURCE = "rocminfo";

    private RocmInfo() {}

    /** Whether it has told of GPUs. */
    static boolean detect(Probe probe, Findings findings) {
        Optional<String> program = RocmVersion.roots(probe)
                .map(root -> root + "/bin/rocminfo")
                .filter(probe::exists)
                .findFirst();
        List<DeviceFacts> gpus = new ArrayList<>();
        program.flatMap(probe::execute).filter(Probe.Output::succeeded).ifPresent(output -> {
            for (String agent : AGENT.split(output.text())) {
                first(GFX, agent).ifPresent(gfx -> gpus.add(device(gfx, agent)));
            }
        });
        if (gpus.isEmpty()) {
            return false;
        }
        findings.unknown(FactKeys.ROCM_DRIVER, "in WSL the driver is that of Windows, and ROCm does not tell it");
        findings.put(AcceleratorKeys.ROCM_VERSION, RocmVersion.detect(probe));
        DeviceFacts.number("rocm", gpus, findings);
        return true;
    }

    private static DeviceFacts device(String gfx, String agent) {
        DeviceFacts facts = new DeviceFacts()
                .name(first(NAME, agent), SOURCE, "rocminfo does not name it")
                .known(AcceleratorKeys.GFX, gfx, SOURCE);
        return first(SIZE, agent)
                .map(size -> facts.ownMemory(new BigInteger(size).shiftLeft(10), SOURCE))
                .orElseGet(() -> facts.unknown(FactKeys.MEMORY, "rocminfo lists no pool of memory"));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
