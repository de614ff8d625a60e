package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.RecordedMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachinesAreRecordedTest {
    @TempDir
    Path root;

    @Test
    void aMachineIsWrittenDownAndLookedAtElsewhere() {
        RecordedMachine box = Machines.withGpu()
                .variable("PATH", "/home/alice/bin:/usr/bin")
                .variable("USER", "alice")
                .program(Machines.QUERY, "0, NVIDIA A100-SXM4-80GB, 81920, 535.104.05, 8.0, Disabled\n");
        Session session = Session.in(root).on(box);
        session.cm("platform", "record", "-o", "box.yaml")
                .cat("box.yaml")
                .on(Machines.macbook())
                .cm("platform", "show", "--platform", "box.yaml")
                .edit("box.yaml", "capture: 1", "capture: 9")
                .cm("platform", "show", "--platform", "box.yaml")
                .edit("box.yaml", "capture: 9", "captured: 1")
                .cm("platform", "export", "--platform", "box.yaml")
                .cm("platform", "export", "--platform", "nobody.yaml")
                .matches("platform/record");
    }

    @Test
    void programsAreStartedOnceADayOrWithFresh() {
        RecordedMachine machine = Machines.withGpu().program(Machines.QUERY, "No devices were found\n");
        Session session = Session.in(root).on(machine);
        session.quietly("platform", "show");
        int once = machine.started().size();
        assertThat(once).isPositive();
        session.quietly("platform", "show");
        session.export("CUDA_VISIBLE_DEVICES", "1").quietly("platform", "export");
        assertThat(machine.started()).hasSize(once);
        session.quietly("platform", "show", "--fresh");
        assertThat(machine.started()).hasSize(2 * once);
        session.at("2026-01-03T04:00:00Z").quietly("platform", "show");
        assertThat(machine.started()).hasSize(3 * once);
    }

    @Test
    void toLookAtAMachineTakesNoHome() {
        Session session = Session.in(root).unset("HOME").unset("CM_HOME");
        session.quietly("platform", "show");
        session.quietly("platform", "record");
    }
}
