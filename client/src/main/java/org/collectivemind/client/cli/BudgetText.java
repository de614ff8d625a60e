package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.plan.Budget;
import org.collectivemind.format.error.ByteText;
import org.jspecify.annotations.Nullable;

/** What an installation takes, as text and as JSON. */
final class BudgetText {
    private BudgetText() {}

    /** Empty where nothing but links is to be made. */
    static Optional<String> note(Budget budget) {
        return budget.download() + budget.adopted() + budget.write() == 0
                ? Optional.empty()
                : Optional.of("plan: " + line(budget));
    }

    static String line(Budget budget) {
        List<String> sums = new ArrayList<>();
        sums.add(ByteText.of(budget.download()) + " to fetch");
        if (budget.adopted() > 0) {
            sums.add(ByteText.of(budget.adopted()) + " to copy");
        }
        sums.add(ByteText.of(budget.write()) + " to write");
        sums.add(ByteText.of(budget.present()) + " present");
        return String.join(", ", sums) + "; the environment takes " + ByteText.of(budget.environment());
    }

    /** @param usable absent where the file system does not say */
    record Json(
            long download,
            long adopted,
            long write,
            long present,
            long environment,
            long room,
            @Nullable Long usable) {
        static Json of(Budget budget) {
            return new Json(
                    budget.download(),
                    budget.adopted(),
                    budget.write(),
                    budget.present(),
                    budget.environment(),
                    budget.room(),
                    budget.usable().isPresent() ? budget.usable().getAsLong() : null);
        }
    }
}
