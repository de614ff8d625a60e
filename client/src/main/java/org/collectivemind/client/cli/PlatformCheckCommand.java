package org.collectivemind.client.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.Check;
import org.collectivemind.client.project.Check.Report;
import org.collectivemind.client.project.OnMachines;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.manifest.Policy;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.outcome.Verdict;
import org.collectivemind.resolver.outcome.Verdict.Against;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cm platform check}. */
@Command(
        name = "check",
        header = "Say which variant of a package a machine would get, and why not the others.",
        description = {
            "",
            "MACHINE is `host`, a target of this project, a preset or a platform file. The package is looked at",
            "alone: what else a project depends on may lead to another version. Variants of the version that is",
            "taken and of newer ones are shown; --json has all.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm platform check aws-g5 onnxruntime",
            "  cm platform check host 'resnet50@^1.5#ml.precision=int8'",
            "  cm platform check mac-m2-16gb llama --registry file:../registry --json",
            "",
            "Exit codes: 0 if a variant fits, 3 if none does."
        })
final class PlatformCheckCommand extends RegistriesCommand {
    @Mixin
    private HostOptions host = new HostOptions();

    @Parameters(index = "0", paramLabel = "MACHINE", description = "host, a target, a preset or a platform file.")
    private String machine = "";

    @Parameters(index = "1", paramLabel = "PACKAGE", description = "[group:]name[@constraint][#attribute=value]")
    private String spec = "";

    PlatformCheckCommand(ProcessContext context) {
        super(context);
    }

    /** The answer of {@code --json}. @param taken {@code version#variant}; empty where none fits */
    record Json(String machine, String asked, String taken, List<Variant> variants) {
        /**
         * @param placement where it would run; left out where its memory is not asked for
         * @param against every reason that rules it out; empty where it may be taken
         * @param warnings where it may be
         */
        record Variant(
                String version,
                String variant,
                @JsonInclude(JsonInclude.Include.NON_EMPTY) String placement,
                List<Against> against,
                List<Warning> warnings) {}
    }

    @Override
    HostOptions host() {
        return host;
    }

    @Override
    Result run(Asked asked) {
        PackageSpec parsed = PackageSpec.parse(spec);
        PackageName name = parsed.packageName()
                .orElseGet(() -> ProjectPackages.amongListed(
                        asked.registries().packages(), parsed, "the registries that can be listed"));
        Platform platform = NamedMachine.asserted(machine, asked.project(), directory(), asked.wiring(), host);
        Policy policy = asked.project()
                .flatMap(NamedMachine::manifest)
                .map(ProjectManifest::policy)
                .orElse(Policy.DEFAULT);
        OnMachines own = OnMachines.of(
                asked.wiring()::software, platform, policy.leeway().system());
        Report report = new Check(
                        asked.wiring().registries().with(asked.registries(), own),
                        policy,
                        context().clock())
                .run(
                        platform.named(machine),
                        new PackageDependency(
                                name, parsed.constraint(), parsed.select(), parsed.features(), parsed.alias()));
        return new Result(
                report.taken().isPresent() ? ExitCode.OK : ExitCode.UNSATISFIABLE, text(report), json(report));
    }

    private List<String> text(Report report) {
        List<String> text = new ArrayList<>();
        Optional<Verdict> taken = report.taken();
        text.add(taken.map(verdict -> "`" + machine + "` gets " + report.asked().name() + " " + candidate(verdict))
                .orElseGet(() -> "`" + machine + "` gets no variant of " + report.asked()));
        Optional<Version> oldest = taken.map(verdict -> verdict.candidate().version())
                .or(() -> report.verdicts().stream()
                        .map(verdict -> verdict.candidate().version())
                        .findFirst());
        List<Verdict> shown = report.verdicts().stream()
                .filter(verdict -> verdict.candidate().version().compareTo(oldest.orElseThrow()) >= 0)
                .toList();
        for (Verdict verdict : shown) {
            text.add("");
            text.add("  " + candidate(verdict));
            if (verdict.isPossible()) {
                text.add(
                        verdict.equals(taken.orElseThrow())
                                ? "    taken"
                                : "    fits; " + candidate(taken.get()) + " comes before it");
            }
            verdict.against().forEach(against -> text.add("    " + coded(against.code(), against.text())));
            verdict.warnings()
                    .forEach(warning -> text.add("    " + coded(warning.code().name(), warning.text())));
        }
        int rest = report.verdicts().size() - shown.size();
        if (rest > 0) {
            text.add("");
            text.add(
                    taken.isPresent()
                            ? Counted.of(rest, "variant") + " of older versions not shown"
                            : "none of " + Counted.of(rest, "variant") + " of other versions fits either");
        }
        if (taken.isEmpty()) {
            open(shown).ifPresent(verdict -> {
                text.add("");
                text.add("hint: if you know it, assert what nobody could tell; " + candidate(verdict) + " fits with "
                        + String.join(" ", flags(verdict)));
            });
        }
        return text;
    }

    /** The variant that only unknown facts rule out, and the fewest of them. */
    private static Optional<Verdict> open(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.against().stream()
                        .noneMatch(against -> against.flags().isEmpty()))
                .min(Comparator.comparing(verdict -> flags(verdict).size()));
    }

    private static List<String> flags(Verdict verdict) {
        return verdict.against().stream()
                .flatMap(against -> against.flags().stream())
                .distinct()
                .toList();
    }

    private String coded(String code, String text) {
        return Style.FAINT.on(code, output().colour()) + "  " + text;
    }

    private static String candidate(Verdict verdict) {
        String variant = verdict.candidate().label();
        return verdict.candidate().version() + (variant.equals("default") ? "" : " (" + variant + ")");
    }

    private static Json json(Report report) {
        return new Json(
                report.machine().name(),
                report.asked().toString(),
                report.taken().map(PlatformCheckCommand::id).orElse(""),
                report.verdicts().stream()
                        .map(verdict -> new Json.Variant(
                                verdict.candidate().version().text(),
                                verdict.candidate().variant().id().text(),
                                verdict.candidate()
                                        .variant()
                                        .placement()
                                        .map(Placement::text)
                                        .orElse(""),
                                verdict.against(),
                                verdict.warnings()))
                        .toList());
    }

    private static String id(Verdict verdict) {
        return verdict.candidate().version() + "#"
                + verdict.candidate().variant().id();
    }
}
