package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final int PACKAGES = 60;

    /** The fewest candidates first, even ids before odd ones. */
    private record Packages() implements Problem {
        @Override
        public int candidates(int id) {
            return 1 + id % 7;
        }

        @Override
        public List<Incompatibility> exclusions(int id) {
            return List.of();
        }

        @Override
        public long urgency(int id, Assignment assignment) {
            return 100L * (id % 2) + assignment.remaining(id);
        }

        @Override
        public Decision decide(int id, Assignment assignment) {
            return new Decision(id, assignment.lowest(id));
        }

        @Override
        public List<Incompatibility> rules(Decision decision, int further, Assignment assignment) {
            return List.of();
        }
    }

    private final Problem problem = new Packages();
    private final SetPool sets = new SetPool();
    private final Trail trail = new Trail(sets);
    private final Agenda agenda = new Agenda(problem, trail);

    /** What a look at every package finds. */
    private int scanned() {
        int best = Trail.NONE;
        for (int id = 0; id < trail.size(); id++) {
            if (!trail.isDecided(id)
                    && !trail.mayStayOut(id)
                    && trail.remaining(id) > 1
                    && (best == Trail.NONE || problem.urgency(id, trail) < problem.urgency(best, trail))) {
                best = id;
            }
        }
        return best;
    }

    private boolean isForced(int id) {
        return !trail.isDecided(id) && !trail.mayStayOut(id) && trail.remaining(id) == 1;
    }

    @Test
    void findsWhatALookAtEveryPackageFinds() {
        Random random = new Random(1);
        for (int id = 0; id < PACKAGES; id++) {
            trail.open(
                    problem.candidates(id), Choices.all(problem.candidates(id)).words());
        }
        for (int i = 1; i < 20_000; i++) {
            int id = random.nextInt(PACKAGES);
            Choices lost = Choices.where(trail.candidates(id), position -> random.nextInt(3) == 0);
            Choices taken = random.nextBoolean()
                    ? lost
                    : lost.or(Choices.none(trail.candidates(id))
                            .complement()
                            .minus(Choices.where(trail.candidates(id), position -> true)));
            if (trail.choices(id).intersects(taken) && !trail.choices(id).isSubsetOf(taken)) {
                trail.derive(id, sets.intern(taken.words(), 0, taken.words().length), i);
            }
            agenda.refresh();
            assertThat(agenda.first()).isEqualTo(scanned());
            int forced = agenda.forced();
            if (forced != Trail.NONE) {
                assertThat(isForced(forced)).isTrue();
                trail.settle(forced);
            } else {
                for (int other = 0; other < PACKAGES; other++) {
                    assertThat(isForced(other)).isFalse();
                }
                if (agenda.first() != Trail.NONE && random.nextInt(4) == 0) {
                    trail.decide(agenda.first(), trail.lowest(agenda.first()));
                }
            }
            if (trail.level() > 0 && random.nextInt(20) == 0) {
                trail.backjump(random.nextInt(trail.level()));
            }
        }
    }
}
