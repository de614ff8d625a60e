package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.plan.Acquisition;
import org.collectivemind.client.plan.Plan;
import org.collectivemind.client.plan.PlannedPayload;
import org.collectivemind.format.error.ByteText;

/** What {@code cm install --dry-run} says of each payload that is not there. */
final class PlanText {
    private PlanText() {}

    /** @param how {@code fetch}, {@code stream}, {@code entries} or {@code adopt} @param from where it is adopted from */
    record Json(String how, String payload, long size, long download, String from) {}

    static List<String> lines(Plan plan) {
        List<Json> steps = json(plan);
        Columns columns = new Columns();
        steps.forEach(step -> columns.row(
                step.how(),
                step.payload(),
                step.download() < step.size() && step.from().isEmpty()
                        ? ByteText.of(step.download()) + " of " + ByteText.of(step.size())
                        : ByteText.of(step.size()),
                step.from().isEmpty() ? "" : "from " + step.from()));
        return columns.lines();
    }

    static List<Json> json(Plan plan) {
        List<Json> steps = new ArrayList<>();
        for (PlannedPayload planned : plan.payloads()) {
            if (planned.acquisition() instanceof Acquisition.Adopted adopted) {
                steps.add(new Json(
                        "adopt",
                        planned.label(),
                        planned.payload().size(),
                        0,
                        adopted.candidate().from()));
            } else if (planned.acquisition() instanceof Acquisition.AdoptedContents apart) {
                steps.add(new Json(
                        "adopt",
                        planned.label(),
                        planned.payload().size(),
                        0,
                        apart.candidates().get(0).from()));
            } else if (planned.acquisition() instanceof Acquisition.Remote remote) {
                steps.add(
                        new Json(how(remote), planned.label(), planned.payload().size(), remote.download(), ""));
            }
        }
        return steps;
    }

    private static String how(Acquisition.Remote remote) {
        return remote instanceof Acquisition.Streamed
                ? "stream"
                : remote instanceof Acquisition.Entries ? "entries" : "fetch";
    }
}
