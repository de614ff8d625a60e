package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.requirement.Warning;
import org.junit.jupiter.api.Test;

/** "Each model fits the machine alone; what about both?" */
class ModelsThatRunAtOnceTest {
    private static Sample models(String memory) {
        return new Sample()
                .has("mem.total", memory)
                .release("chat", "1.0.0", List.of(), variant("q4", "", needs("memory(cpu, 10GiB)")))
                .release("speech", "1.0.0", List.of(), variant("fp16", "", needs("memory(cpu, 12GiB)")))
                .root("chat")
                .root("speech");
    }

    private static List<Warning> warnings(Sample sample) {
        return sample.resolution().packages().values().stream()
                .flatMap(selected -> selected.warnings().stream())
                .toList();
    }

    @Test
    void areTakenWithAWarningWhereTheirSumDoesNotFit() {
        assertThat(warnings(models("16GiB"))).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.Code.MEM_SUM);
            assertThat(warning.text()).contains("chat", "speech", "22 GiB");
        });
    }

    @Test
    void areTakenInSilenceWhereItFits() {
        assertThat(warnings(models("32GiB"))).isEmpty();
    }
}
