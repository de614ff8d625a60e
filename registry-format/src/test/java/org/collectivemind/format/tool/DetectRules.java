package org.collectivemind.format.tool;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.ToolName;

/** Rules of every shape. */
public final class DetectRules {
    private DetectRules() {}

    public static Arbitrary<DetectRule> any() {
        Arbitrary<List<String>> commands = Arbitraries.of("python3", "g++", "clang-17", "1.10")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of("python3", "110", "clang-tidy").map(ToolName::new),
                        commands,
                        Arbitraries.of(DetectRule.FLAGS),
                        Arbitraries.of("([0-9]+(?:\\.[0-9]+)+)", "^go version go(\\d+\\.\\d+)", "\"(1\\.[^\"]{1,9})\"")
                                .map(VersionPattern::new),
                        Arbitraries.of("3.8", "12", "1.10")
                                .map(DottedNumber::parse)
                                .optional(),
                        Arbitraries.of("CUDA_HOME", "JAVA_HOME").optional(),
                        Arbitraries.of("/usr/local/cuda/bin", "/opt/x", "C:/Program Files (x86)/Git/bin")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(2))
                .as(DetectRule::new);
    }
}
