package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.project.ProjectPackages;
import org.collectivemind.client.project.Solving;
import org.collectivemind.client.project.ThisTime;
import org.collectivemind.client.project.WhyNot;
import org.collectivemind.client.project.WhyNot.Finding;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.explain.Explanation;
import org.collectivemind.resolver.explain.Hint;
import org.collectivemind.resolver.explain.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm why-not}. */
@Command(
        name = "why-not",
        header = "Say why a version or a variant is not in cm.lock.",
        description = {
            "",
            "Asks for it beside all that cm.yaml asks for. Where that cannot be, says why and what would help;",
            "where it can, says what was preferred and what taking it would change. With --platform, on that",
            "machine instead of the targets of cm.yaml. Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm why-not onnxruntime@1.20.0",
            "  cm why-not 'resnet50#ml.precision=int8' --target mac",
            "  cm why-not 'onnxruntime#run.device=cuda' --platform gpu-server.yaml",
            "  cm why-not 'onnxruntime#run.device=cuda' --platform aws-g5 --set cuda.driver=470.57.02",
            "",
            "Exit codes: 0 whatever the answer is; 3 if no registry has the package."
        })
final class WhyNotCommand extends ProjectCommand {
    @Parameters(
            paramLabel = "NAME[@CONSTRAINT][#ATTRIBUTE=VALUE]",
            description = "What is missed; the group may be left out.")
    private String spec = "";

    @Option(names = "--target", paramLabel = "NAME", description = "On this target; on every target by default.")
    private Optional<String> target = Optional.empty();

    WhyNotCommand(ProcessContext context) {
        super(context);
    }

    @Mixin
    private LeewayOptions leeway = new LeewayOptions();

    /**
     * @param verdict {@code taken}, {@code impossible} or {@code possible}
     * @param would what would be taken, or is
     * @param steps why it cannot be; with {@code hints} and {@code repairs} as in an error report
     */
    record Json(
            String target,
            String verdict,
            String would,
            String instead,
            List<WhyNot.Because> because,
            List<String> changes,
            List<Explanation.Step> steps,
            List<Hint> hints,
            List<Repair> repairs) {
        static Json of(Finding finding) {
            String target = finding.target().text();
            Explanation none = new Explanation(List.of(), List.of());
            if (finding instanceof Finding.Taken taken) {
                return of(target, "taken", taken.taken(), "", List.of(), List.of(), none);
            } else if (finding instanceof Finding.Impossible impossible) {
                return of(target, "impossible", "", "", List.of(), List.of(), impossible.explanation());
            }
            Finding.Possible possible = (Finding.Possible) finding;
            String instead = possible.instead().orElse("");
            return of(target, "possible", possible.wanted(), instead, possible.because(), possible.changes(), none);
        }

        private static Json of(
                String target,
                String verdict,
                String would,
                String instead,
                List<WhyNot.Because> because,
                List<String> changes,
                Explanation why) {
            return new Json(target, verdict, would, instead, because, changes, why.steps(), why.hints(), why.repairs());
        }
    }

    @Override
    Result run(Project project, Wiring wiring) {
        Solving solving = solving(project, project.projectManifest(), wiring);
        if (host().platform().isPresent()) {
            solving = solving.onlyOn(wiring.host().get());
        }
        PackageSpec parsed = PackageSpec.parse(spec);
        PackageDependency asked = new PackageDependency(
                name(parsed, solving), parsed.constraint(), parsed.select(), parsed.features(), parsed.alias());
        List<Finding> findings =
                new WhyNot(solving).run(asked, target.map(TargetName::new), ThisTime.with(leeway.more()));
        List<String> text = new ArrayList<>();
        findings.forEach(finding -> text.addAll(text(asked, finding)));
        return new Result(text, findings.stream().map(Json::of).toList());
    }

    private static PackageName name(PackageSpec spec, Solving solving) {
        return spec.packageName()
                .orElseGet(() -> ProjectPackages.amongListed(
                        solving.known(), spec, "cm.lock and the registries of this project"));
    }

    private static List<String> text(PackageDependency asked, Finding finding) {
        if (finding instanceof Finding.Taken taken) {
            return List.of("target `" + finding.target() + "` has " + asked.slot() + " " + taken.taken());
        }
        List<String> text = new ArrayList<>();
        if (finding instanceof Finding.Impossible impossible) {
            text.add("`" + asked + "` does not fit on target `" + finding.target() + "`");
            impossible.explanation().lines().forEach(line -> text.add("  " + line));
            impossible.explanation().advice().forEach(line -> text.add("hint: " + line));
            return text;
        }
        Finding.Possible possible = (Finding.Possible) finding;
        text.add(asked.slot() + " " + possible.wanted() + " would fit on target `" + finding.target() + "`; "
                + possible.instead().map(instead -> instead + " is taken").orElse("nothing needs it"));
        possible.because().forEach(because -> text.add("  " + because.text()));
        if (!possible.changes().isEmpty()) {
            text.add("  with it, cm.lock would change:");
            possible.changes().forEach(change -> text.add("    " + change));
        }
        text.add(hint(asked, possible));
        return text;
    }

    private static String hint(PackageDependency asked, Finding.Possible possible) {
        boolean needsWords = possible.instead().isEmpty()
                || !asked.select().isEmpty()
                || possible.because().stream()
                        .anyMatch(because -> because.code().equals("yanked")
                                || because.code().equals("prerelease"));
        return "hint: `cm " + (needsWords ? "add" : "update") + " '" + asked + "'` takes it";
    }
}
