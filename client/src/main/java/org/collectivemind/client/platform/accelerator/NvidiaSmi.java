package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.OperatingSystem;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/**
 * Two questions to {@code nvidia-smi}: a table, which alone has the compute capability, and its XML report, which alone has the
 * CUDA version and the instances a GPU is cut into (MIG). Where the first is not answered in time the second is not asked. A third,
 * {@code -L}, names the instances, where {@code CUDA_VISIBLE_DEVICES} does.
 */
final class NvidiaSmi {
    private static final String SOURCE = "nvidia-smi";
    /** Since driver 510; before it the question as a whole is refused. */
    private static final String FIELDS = NvidiaRow.OLD_FIELDS + "," + NvidiaRow.NEW_FIELDS;

    private static final int REFUSED = 2;
    private static final Pattern INSTANCE = Pattern.compile("\\s+MIG .*\\(UUID:\\s*(MIG-\\S+)\\)\\s*");

    private final Machine machine;
    private final Probe probe;
    private final String program;

    NvidiaSmi(Machine machine, String program) {
        this.machine = machine;
        this.probe = machine.probe();
        this.program = program;
    }

    /** Where it lies; WSL and Windows keep it outside the usual places. */
    static Optional<String> find(Machine machine) {
        Probe probe = machine.probe();
        if (machine.system() == OperatingSystem.WINDOWS) {
            String root = probe.variable("SystemRoot").orElse("C:\\Windows");
            String programs = probe.variable("ProgramW6432")
                    .or(() -> probe.variable("ProgramFiles"))
                    .orElse("C:\\Program Files");
            return Stream.of(
                            root + "\\System32\\nvidia-smi.exe",
                            // Drivers before 2020, and those that were updated since.
                            programs + "\\NVIDIA Corporation\\NVSMI\\nvidia-smi.exe")
                    .filter(probe::exists)
                    .findFirst();
        }
        String path = probe.variable("PATH").orElse("");
        return Stream.concat(
                        Stream.of("/usr/bin", "/usr/lib/wsl/lib", "/usr/local/bin", "/run/current-system/sw/bin"),
                        Stream.of(path.split(":")).filter(directory -> directory.startsWith("/")))
                .map(directory -> directory + "/nvidia-smi")
                .filter(probe::exists)
                .findFirst();
    }

    NvidiaAnswer ask() {
        Optional<Probe.Output> table = query(FIELDS);
        if (table.filter(output -> !output.timedOut() && output.exitCode() == REFUSED)
                .isPresent()) {
            table = query(NvidiaRow.OLD_FIELDS);
        }
        if (table.isEmpty()) {
            return NvidiaAnswer.unknown("nvidia-smi cannot be started");
        }
        Optional<NvidiaAnswer> trouble = NvidiaTrouble.of(table.get());
        return trouble.isPresent()
                ? trouble.get()
                : answer(table.get()
                        .text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList());
    }

    private Optional<Probe.Output> query(String fields) {
        return probe.execute(program, "--query-gpu=" + fields, "--format=csv,noheader,nounits");
    }

    private NvidiaAnswer answer(List<String> lines) {
        List<NvidiaRow> rows =
                lines.stream().flatMap(line -> NvidiaRow.parse(line).stream()).toList();
        if (rows.size() != lines.size()) {
            return NvidiaAnswer.unknown("nvidia-smi printed a table that cannot be made sense of");
        }
        if (rows.stream().allMatch(NvidiaRow::lost)) {
            return rows.isEmpty() ? NvidiaAnswer.absent("nvidia-smi finds no GPU") : NvidiaTrouble.lost();
        }
        NvidiaReport report = NvidiaReport.read(probe.execute(program, "-q", "-x"));
        List<List<String>> instances = new CudaVisibility(probe).namesInstances() ? instances(rows.size()) : List.of();
        NvidiaDevices described = new NvidiaDevices(machine);
        List<NvidiaAnswer.Gpu> gpus = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            if (!rows.get(place).lost()) {
                NvidiaReport.Gpu told = report.gpu(place);
                gpus.add(new NvidiaAnswer.Gpu(
                        told.uuid(),
                        place < instances.size() ? instances.get(place) : List.of(),
                        described.devices(rows.get(place), told.instances())));
            }
        }
        Fact driver = Findings.fact(FactKeys.CUDA_DRIVER, List.of(rows.get(0).driver()), SOURCE);
        return new NvidiaAnswer(driver, report.api(), gpus);
    }

    /** The uuids of the instances of each GPU. */
    private List<List<String>> instances(int gpus) {
        List<List<String>> instances = new ArrayList<>();
        probe.execute(program, "-L")
                .filter(Probe.Output::succeeded)
                .ifPresent(output -> output.text().lines().forEach(line -> {
                    var instance = INSTANCE.matcher(line);
                    if (line.startsWith("GPU ")) {
                        instances.add(new ArrayList<>());
                    } else if (instance.matches() && !instances.isEmpty()) {
                        instances.get(instances.size() - 1).add(instance.group(1));
                    }
                }));
        return instances.size() == gpus ? instances : List.of();
    }
}
