package org.collectivemind.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.collectivemind.client.platform.accelerator.AcceleratorKeys;
import org.collectivemind.client.platform.accelerator.NvidiaRow;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GPUs as an nvidia-smi before driver 510 names them, and what NVIDIA's lists say of these products. */
class ProductNamesTellTheirCapabilityTest {
    private static String text(Fact fact) {
        return fact.known().map(Fact.Known::text).orElse("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "Tesla K80, 3.7, datacenter",
        "Tesla K40m, 3.5, datacenter",
        "Tesla P100-PCIE-16GB, 6.0, datacenter",
        "Tesla P4, 6.1, datacenter",
        "Quadro P4000, 6.1, workstation",
        "Tesla V100-SXM2-32GB, 7.0, datacenter",
        "GRID T4-16Q, 7.5, datacenter",
        "T400 4GB, 7.5, workstation",
        "Quadro RTX 6000, 7.5, workstation",
        "NVIDIA RTX 6000 Ada Generation, 8.9, workstation",
        "NVIDIA RTX A6000, 8.6, workstation",
        "NVIDIA RTX PRO 6000 Blackwell Server Edition, 12.0, datacenter",
        "NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition, 12.0, workstation",
        "NVIDIA A100-PCIE-40GB, 8.0, datacenter",
        "NVIDIA A10G, 8.6, datacenter",
        "NVIDIA A800 40GB Active, 8.0, workstation",
        "NVIDIA L40S, 8.9, datacenter",
        "NVIDIA GH200 144G HBM3e, 9.0, datacenter",
        "NVIDIA GB300, 10.3, datacenter",
        "GeForce GTX TITAN X, 5.2, geforce",
        "NVIDIA TITAN X (Pascal), 6.1, geforce",
        "TITAN V, 7.0, geforce",
        "GeForce GTX 1660 Ti, 7.5, geforce",
        "NVIDIA GeForce RTX 4080 SUPER, 8.9, geforce",
        "NVIDIA GeForce RTX 3050 Laptop GPU, 8.6, geforce",
        "NVIDIA GeForce RTX 6090, unknown, geforce",
        "Graphics Device, unknown, unknown",
    })
    void byName(String name, String capability, String type) {
        Device device = Machines.withGpu()
                .program(
                        Machines.QUERY + NvidiaRow.OLD_FIELDS + "," + NvidiaRow.NEW_FIELDS,
                        new Probe.Output(2, "Field \"compute_cap\" is not a valid field to query.\n", false))
                .program(Machines.QUERY + NvidiaRow.OLD_FIELDS + " ", "0, " + name + ", 8192, 470.57.02\n")
                .detect()
                .devices()
                .get(0);
        assertThat(text(device.fact(FactKeys.COMPUTE_CAPABILITY))).isEqualTo(capability);
        assertThat(text(device.fact(AcceleratorKeys.CLASS))).isEqualTo(type);
    }
}
