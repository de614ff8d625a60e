package org.collectivemind.resolver;

import static org.collectivemind.resolver.Sample.needs;
import static org.collectivemind.resolver.Sample.variant;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationsOfVariantsReadAsProseTest extends ExplanationScenario {
    @Test
    void noVariantOfTheVersionsWantedRunsHere() {
        explains(
                onLinux()
                        .release("onnxruntime", "1.19.0")
                        .release(
                                "onnxruntime",
                                "1.20.0",
                                List.of(),
                                variant("linux-x86_64", "", needs("libc >= glibc-2.28")))
                        .release(
                                "onnxruntime",
                                "1.20.1",
                                List.of(),
                                variant("linux-x86_64", "", needs("libc >= glibc-2.28")))
                        .root("onnxruntime@^1.20"),
                """
                Because onnxruntime >=1.20.0 has no variant that runs on target `host` (linux-x86_64 needs libc >= \
                glibc-2.28, has glibc-2.17 (from test)) and the project depends on onnxruntime ^1.20, version \
                solving failed.
                """);
    }

    @Test
    void noVariantAtAllRunsHere() {
        explains(
                onLinux()
                        .release(
                                "engine",
                                "1.0.0",
                                List.of(),
                                mac("metal"),
                                variant("windows", "", needs("os = windows")))
                        .root("engine"),
                """
                Because no version of engine has a variant that runs on target `host` (metal needs os = macos, has \
                linux (from test); windows needs os = windows, has linux (from test)) and the project depends on \
                engine, version solving failed.
                """);
    }

    @Test
    void aFactNobodyKnows() {
        explains(
                new Sample()
                        .release("engine", "1.0.0", List.of(), variant("gpu", "", needs("libc >= glibc-2.28")))
                        .root("engine"),
                """
                Because no version of engine has a variant that runs on target `host` (gpu needs libc >= glibc-2.28, \
                unknown here: not described for platform `host`) and the project depends on engine, version solving \
                failed.
                hint: `--set libc=glibc-2.28` asserts what is unknown of target `host`
                """);
    }

    @Test
    void hardwareBehindADependency() {
        explains(
                onLinux()
                        .release("bench", "1.0.0", "engine@^1.0")
                        .release("bench", "1.1.0", "engine@^1.1")
                        .release("engine", "1.0.0", List.of(), mac("metal"))
                        .release("engine", "1.1.0", List.of(), mac("metal"))
                        .root("bench"),
                """
                Because the project depends on bench which depends on engine ^1.0 or ^1.1, engine is required.
                So, because no version of engine has a variant that runs on target `host` (metal needs os = macos, has \
                linux (from test)), version solving failed.
                """);
    }

    @Test
    void theDefaultDoesNotRunAndNobodyWishesAnother() {
        explains(
                onLinux()
                        .release(
                                "resnet50",
                                "1.0.0",
                                PRECISION,
                                variant("fp32", "ml.precision=fp32", needs("os = macos")),
                                int8())
                        .root("resnet50@^1.0"),
                """
                Because resnet50 with ml.precision=fp32 does not run on target `host` (fp32 needs os = macos, has \
                linux (from test)) and nothing that can be reached wishes resnet50 with ml.precision other than the \
                default, no version of resnet50 can be used.
                So, because the project depends on resnet50 ^1.0, version solving failed.
                hint: `org.sample:resnet50#ml.precision=int8` would run here; it may give other results, so it is \
                taken only where it is asked for
                """);
    }

    @Test
    void theDefaultDoesNotRunBehindADependency() {
        explains(
                onLinux()
                        .release(
                                "resnet50",
                                "1.0.0",
                                PRECISION,
                                variant("fp32", "ml.precision=fp32", needs("os = macos")),
                                int8("data"))
                        .release("data", "1.0.0")
                        .release("data", "2.0.0")
                        .release("bench", "1.0.0", "resnet50")
                        .release("bench", "2.0.0", "resnet50")
                        .root("bench"),
                """
                Because resnet50 with ml.precision=fp32 does not run on target `host` (fp32 needs os = macos, has \
                linux (from test)) and nothing that can be reached wishes resnet50 with ml.precision other than the \
                default, no version of resnet50 can be used.
                So, because the project depends on bench which depends on resnet50, version solving failed.
                hint: `org.sample:resnet50#ml.precision=int8` would run here; it may give other results, so it is \
                taken only where it is asked for
                """);
    }

    @Test
    void twoWishesThatContradict() {
        explains(
                new Sample()
                        .release("resnet50", "1.0.0", PRECISION, fp32(), int8())
                        .release("quick", "1.0.0", "resnet50#ml.precision=int8")
                        .release("exact", "1.0.0", "resnet50#ml.precision=fp32")
                        .root("quick", "exact"),
                """
                Because the project depends on exact which depends on resnet50 with ml.precision=fp32, resnet50 with \
                ml.precision=fp32 is required.
                So, because the project depends on quick which depends on resnet50 with ml.precision=int8, version \
                solving failed.
                """);
    }

    @Test
    void aWishNoVariantGrants() {
        explains(
                new Sample()
                        .release("resnet50", "1.0.0", PRECISION, fp32(), int8())
                        .root("resnet50#ml.precision=int4"),
                """
                Because the project depends on resnet50 with ml.precision=int4 which no variant has, version solving \
                failed.
                hint: resnet50 comes with ml.precision fp32, int8
                """);
    }
}
