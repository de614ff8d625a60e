package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.axis;
import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.requirement.Requirement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The explanations shown in docs/ are what the resolver says; only line breaks are the page's. */
class DocumentedExplanationsTest {
    private static final Path PAGE = Path.of("..", "docs", "concepts", "resolution.md");

    private static void documents(String name, Sample sample) throws IOException {
        Assumptions.assumeTrue(Files.exists(PAGE), "there is no folder docs beside the module");
        String mark = "<!-- checked: explanation " + name + " -->\n```text\n";
        String page = Files.readString(PAGE);
        assertThat(page).contains(mark);
        int start = page.indexOf(mark) + mark.length();
        String shown = page.substring(start, page.indexOf("```", start));
        assertThat(shown).isEqualToIgnoringWhitespace(sample.explanation());
    }

    private static Sample.Variant mac(String id) {
        return variant(id, "", needs("os = macos"));
    }

    @Test
    void aFactNobodyKnows() throws IOException {
        documents(
                "unknown",
                new Sample()
                        .release("engine", "1.0.0", List.of(), variant("gpu", "", needs("libc >= glibc-2.28")))
                        .root("engine"));
    }

    @Test
    void hardwareBehindADependency() throws IOException {
        documents(
                "hardware",
                new Sample()
                        .has("os", "linux")
                        .release("bench", "1.0.0", "engine@^1.0")
                        .release("bench", "1.1.0", "engine@^1.1")
                        .release("engine", "1.0.0", List.of(), mac("metal"))
                        .release("engine", "1.1.0", List.of(), mac("metal"))
                        .root("bench"));
    }

    @Test
    void aDefaultThatDoesNotRun() throws IOException {
        documents(
                "default",
                new Sample()
                        .has("os", "linux")
                        .release(
                                "resnet50",
                                "1.0.0",
                                List.of(axis("ml.precision", "fp32", "fp32", "int8")),
                                variant("fp32", "ml.precision=fp32", needs("os = macos")),
                                variant("int8", "ml.precision=int8", Requirement.ALWAYS))
                        .root("resnet50@^1.0"));
    }

    @Test
    void aPolicyThatLeavesNothing() throws IOException {
        documents(
                "policy",
                new Sample()
                        .release("bench", "1.0.0", "engine@^2.0")
                        .release("engine", "1.0.0", "runtime@^1.0")
                        .release("engine", "2.0.0", "runtime@^2.0")
                        .release("runtime", "1.0.0")
                        .release("runtime", "2.0.0")
                        .root("bench", "runtime@^2.0")
                        .policy(new Policies().override("engine@==1.0.0")));
    }
}
