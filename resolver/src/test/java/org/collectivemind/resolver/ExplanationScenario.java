package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.requirement.Requirement;

/** Samples with a model in two precisions, and the text that explains why nothing works. */
abstract class ExplanationScenario {
    static final Requirement ANYWHERE = Requirement.ALWAYS;
    static final List<Axis> PRECISION = List.of(axis("ml.precision", "fp32", "fp32", "int8"));

    static Sample onLinux() {
        return new Sample().has("os", "linux").has("libc", "glibc-2.17");
    }

    static Sample.Variant fp32() {
        return variant("fp32", "ml.precision=fp32", ANYWHERE);
    }

    static Sample.Variant int8(String... depends) {
        return variant("int8", "ml.precision=int8", ANYWHERE, depends);
    }

    static Sample.Variant mac(String id) {
        return variant(id, "", needs("os = macos"));
    }

    static void explains(Sample sample, String text) {
        assertThat(sample.explanation()).isEqualTo(text);
    }
}
