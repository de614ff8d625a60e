package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.OperatingSystem;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/**
 * Two questions to {@code nvidia-smi}: a table, which alone has the compute capability, and its XML report, which alone has the
 * CUDA version and the instances a GPU is cut into (MIG). Where the first is not answered in time the second is not asked.
 */
final class NvidiaSmi {
    private static final String SOURCE = "nvidia-smi";
    /** Since driver 510; before it the question as a whole is refused. */
    private static final String FIELDS = NvidiaRow.OLD_FIELDS + "," + NvidiaRow.NEW_FIELDS;

    private static final int REFUSED = 2;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    /** NVIDIA's exit code for "a driver is not loaded". */
    private static final int NO_DRIVER = 9;

    private final Probe probe;
    private final String program;

    NvidiaSmi(Probe probe, String program) {
        this.probe = probe;
        this.program = program;
    }

    /** What the program told; facts it did not tell say why. */
    record Answer(Fact driver, Fact api, List<Device> devices) {
        static Answer unknown(String reason) {
            return new Answer(new Fact.Unknown(reason), new Fact.Unknown(reason), List.of());
        }

        static Answer absent(String reason) {
            return new Answer(new Fact.Absent(reason), new Fact.Absent(reason), List.of());
        }
    }

    /** Where it lies; WSL and Windows keep it outside the usual places. */
    static Optional<String> find(Machine machine) {
        Probe probe = machine.probe();
        if (machine.system() == OperatingSystem.WINDOWS) {
            String root = probe.variable("SystemRoot").orElse("C:\\Windows");
            return Optional.of(root + "\\System32\\nvidia-smi.exe").filter(probe::exists);
        }
        String path = probe.variable("PATH").orElse("");
        return Stream.concat(
                        Stream.of("/usr/bin", "/usr/lib/wsl/lib", "/usr/local/bin", "/run/current-system/sw/bin"),
                        Stream.of(path.split(":")).filter(directory -> directory.startsWith("/")))
                .map(directory -> directory + "/nvidia-smi")
                .filter(probe::exists)
                .findFirst();
    }

    Answer ask() {
        Optional<Probe.Output> table = query(FIELDS);
        if (table.filter(output -> !output.timedOut() && output.exitCode() == REFUSED)
                .isPresent()) {
            table = query(NvidiaRow.OLD_FIELDS);
        }
        if (table.isEmpty()) {
            return Answer.unknown("nvidia-smi cannot be started");
        }
        Probe.Output output = table.get();
        if (output.timedOut()) {
            return Answer.unknown("nvidia-smi did not answer in time");
        }
        if (output.exitCode() == NO_DRIVER || output.text().contains("couldn't communicate with the NVIDIA driver")) {
            return Answer.absent("nvidia-smi reaches no NVIDIA driver");
        }
        if (output.text().startsWith("No devices were found")) {
            return Answer.absent("nvidia-smi finds no GPU");
        }
        return output.exitCode() == 0
                ? answer(output.text().lines().filter(line -> !line.isBlank()).toList())
                : Answer.unknown("nvidia-smi failed with exit code " + output.exitCode());
    }

    private Optional<Probe.Output> query(String fields) {
        return probe.execute(program, "--query-gpu=" + fields, "--format=csv,noheader,nounits");
    }

    private Answer answer(List<String> lines) {
        List<NvidiaRow> rows =
                lines.stream().flatMap(line -> NvidiaRow.parse(line).stream()).toList();
        if (rows.size() != lines.size()) {
            return Answer.unknown("nvidia-smi printed a table that cannot be made sense of");
        }
        NvidiaReport report = NvidiaReport.read(probe.execute(program, "-q", "-x"));
        List<Device> devices = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            devices.addAll(devices(rows.get(place), report.instances(place), devices.size()));
        }
        Fact driver = rows.isEmpty()
                ? new Fact.Unknown("nvidia-smi lists no GPU")
                : fact(FactKeys.CUDA_DRIVER, rows.get(0).driver());
        return new Answer(driver, report.api(), devices);
    }

    /** The GPU itself, or one device for each instance it is cut into: a program sees these in its place. */
    private static List<Device> devices(NvidiaRow row, Optional<List<Long>> instances, int index) {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        facts.put(FactKeys.DEVICE_NAME, fact(FactKeys.DEVICE_NAME, row.name()));
        facts.put(
                FactKeys.COMPUTE_CAPABILITY,
                row.computeCapability()
                        .map(text -> fact(FactKeys.COMPUTE_CAPABILITY, text))
                        .orElseGet(() -> new Fact.Unknown("this nvidia-smi is too old to tell")));
        if (instances.isEmpty()) {
            facts.put(
                    FactKeys.MEMORY,
                    row.cut()
                            ? new Fact.Unknown("the GPU is in MIG mode, and its instances are not told")
                            : memory(row.memory()));
            return List.of(new Device("cuda", index, facts));
        }
        List<Device> devices = new ArrayList<>();
        for (long mebibytes : instances.get()) {
            SortedMap<AttributeKey, Fact> own = new TreeMap<>(facts);
            own.put(FactKeys.MEMORY, memory(Long.toString(mebibytes)));
            own.put(FactKeys.MIG, new Fact.Known("true", SOURCE));
            devices.add(new Device("cuda", index + devices.size(), own));
        }
        return devices;
    }

    /** @param mebibytes a number, or {@code [N/A]} where the GPU has no memory of its own */
    private static Fact memory(String mebibytes) {
        if (NUMBER.matcher(mebibytes).matches()) {
            return fact(FactKeys.MEMORY, new BigInteger(mebibytes).shiftLeft(20).toString());
        }
        return new Fact.Unknown(
                "nvidia-smi says " + mebibytes + ", as it does of a GPU that shares the memory of the machine");
    }

    private static Fact fact(AttributeKey key, String value) {
        return Findings.fact(key, List.of(value), SOURCE);
    }
}
