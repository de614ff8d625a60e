package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.OperatingSystem;
import org.collectivemind.format.platform.Fact;

/**
 * NVIDIA's driver, the CUDA version it speaks, and the GPUs a CUDA program would see. Files tell whether a driver is loaded; {@code
 * nvidia-smi}, which comes with every driver, tells the rest and is started only where it is found. A Jetson is told from files.
 */
public final class NvidiaFacts {
    public static final Detector DETECTOR = new Detector(
            "nvidia",
            Detector.PATIENT,
            List.of(FactKeys.CUDA_DRIVER, FactKeys.CUDA_API, AcceleratorKeys.CUDA_COMPAT),
            (machine, findings) -> new NvidiaFacts(machine, findings).detect());

    private final Machine machine;
    private final Findings findings;

    private NvidiaFacts(Machine machine, Findings findings) {
        this.machine = machine;
        this.findings = findings;
    }

    private void detect() {
        switch (machine.system()) {
            case LINUX -> linux();
            case WINDOWS ->
                NvidiaSmi.find(machine)
                        .ifPresentOrElse(
                                program -> take(ask(program), Optional.empty()), () -> absent(NvidiaDriver.NONE));
            case MACOS -> absent("CUDA does not exist on macOS");
            case OTHER -> absent("CUDA exists on Linux and Windows only");
        }
    }

    private void linux() {
        Optional<Jetson> jetson = Jetson.of(machine);
        Optional<Fact> loaded = jetson.isPresent() ? Optional.empty() : NvidiaDriver.loaded(machine.probe());
        Optional<String> program = jetson.isPresent() ? Optional.empty() : NvidiaSmi.find(machine);
        if (jetson.isPresent()) {
            take(jetson.get().answer(machine), Optional.empty());
        } else if (program.isPresent()) {
            NvidiaAnswer answer = ask(program.get());
            String missing = loaded.isEmpty() && answer.driver() instanceof Fact.Absent
                    ? NvidiaDriver.missing(machine)
                    : NvidiaDriver.NONE;
            // The program may be installed without a driver, and then files know better why.
            take(missing.equals(NvidiaDriver.NONE) ? answer : NvidiaAnswer.absent(missing), loaded);
        } else if (loaded.isEmpty()) {
            absent(NvidiaDriver.missing(machine));
        } else {
            take(
                    NvidiaDriver.withheld(machine.probe())
                            .map(NvidiaAnswer::absent)
                            .orElseGet(() -> NvidiaFiles.answer(machine, loaded.get())),
                    Optional.empty());
        }
    }

    private NvidiaAnswer ask(String program) {
        return new NvidiaSmi(machine, program).ask();
    }

    private void absent(String reason) {
        findings.absent(FactKeys.CUDA_DRIVER, reason);
        findings.absent(FactKeys.CUDA_API, reason);
    }

    /** @param loaded the driver as files tell it, the more certain source where the answer is one */
    private void take(NvidiaAnswer answer, Optional<Fact> loaded) {
        if (answer.driver() instanceof Fact.Absent none) {
            absent(none.reason());
            return;
        }
        if (machine.system() == OperatingSystem.LINUX) {
            if (SharedLibraries.find(machine, "libcuda.so.1", "libcuda.so").isEmpty()) {
                absent("no libcuda.so.1: the driver's libraries are not given to this process, as in a container that "
                        + "was not started for CUDA");
                return;
            }
            findings.put(AcceleratorKeys.CUDA_COMPAT, CudaCompat.detect(machine.probe()));
        }
        List<DeviceFacts> visible = List.of();
        if (!answer.gpus().isEmpty()) {
            CudaVisibility visibility = new CudaVisibility(machine.probe());
            visible = visibility.visible(answer.gpus());
            if (visible.isEmpty() && visibility.isOpen(answer.gpus())) {
                String open = "CUDA_VISIBLE_DEVICES names GPUs by numbers that the driver did not tell of all of them";
                findings.unknown(FactKeys.CUDA_DRIVER, open);
                findings.unknown(FactKeys.CUDA_API, open);
                return;
            }
            if (visible.isEmpty()) {
                absent(visibility.reason());
                return;
            }
        }
        findings.put(
                FactKeys.CUDA_DRIVER,
                loaded.filter(fact -> !answer.gpus().isEmpty() && fact.known().isPresent())
                        .orElse(answer.driver()));
        findings.put(FactKeys.CUDA_API, answer.api());
        DeviceFacts.number("cuda", visible, findings);
    }
}
