package org.collectivemind.resolver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final int PACKAGES = 30;

    private record Moment(int length, List<Choices> choices, List<Boolean> decided) {}

    private final SetPool sets = new SetPool();
    private final Trail trail = new Trail(sets);

    private Moment now() {
        List<Choices> choices = new ArrayList<>();
        List<Boolean> decided = new ArrayList<>();
        for (int id = 0; id < trail.size(); id++) {
            choices.add(trail.choices(id));
            decided.add(trail.isDecided(id));
        }
        return new Moment(trail.length(), choices, decided);
    }

    private int number(Choices choices) {
        return sets.intern(choices.words(), 0, choices.words().length);
    }

    /** Takes some choices away from a package, if that leaves any. */
    private void shrink(Random random, int rule) {
        int id = random.nextInt(PACKAGES);
        Choices lost = Choices.where(trail.candidates(id), position -> random.nextInt(3) == 0);
        if (trail.choices(id).intersects(lost) && !trail.choices(id).isSubsetOf(lost)) {
            trail.derive(id, number(lost), rule);
        }
    }

    @Test
    void aBackjumpBringsBackWhatWas() {
        Random random = new Random(1);
        for (int id = 0; id < PACKAGES; id++) {
            int candidates = 1 + random.nextInt(150);
            trail.open(candidates, Choices.all(candidates).words());
        }
        List<Moment> moments = new ArrayList<>();
        for (int i = 1; i < 5000; i++) {
            int id = random.nextInt(PACKAGES);
            if (!trail.isDecided(id) && trail.remaining(id) > 0) {
                moments.add(now());
                trail.decide(id, trail.lowest(id));
            }
            for (int k = random.nextInt(4); k > 0; k--) {
                shrink(random, i);
            }
            if (moments.size() > PACKAGES / 2 || random.nextInt(9) == 0) {
                int target = random.nextInt(moments.size() + 1);
                if (target < moments.size()) {
                    trail.backjump(target);
                    assertThat(now()).isEqualTo(moments.get(target));
                    moments.subList(target, moments.size()).clear();
                }
            }
            assertThat(trail.level()).isEqualTo(moments.size());
        }
    }

    @Test
    void aTermIsSatisfiedByTheFirstEntryAfterWhichItHolds() {
        trail.open(1, Choices.only(1, 0).words());
        trail.open(4, Choices.all(4).words());
        trail.open(1, Choices.all(1).words());
        trail.decide(2, 0);
        trail.derive(1, number(Choices.where(4, candidate -> candidate < 2)), 10);
        trail.derive(1, number(Choices.where(4, candidate -> candidate == 2)), 11);
        int not0 = number(Choices.only(4, 0).complement());
        int not2 = number(Choices.only(4, 2).complement());
        int neither = number(Choices.only(4, 0).or(Choices.only(4, 2)).complement());
        assertThat(trail.causeOf(trail.satisfier(1, not0))).isEqualTo(10);
        assertThat(trail.causeOf(trail.satisfier(1, not2))).isEqualTo(11);
        assertThat(trail.causeOf(trail.satisfier(1, neither))).isEqualTo(11);
        assertThat(trail.satisfier(1, number(Choices.all(4)))).isEqualTo(Trail.NONE);
        assertThat(trail.holds(1, neither)).isTrue();
        assertThat(trail.excludes(1, number(Choices.only(4, 2)))).isTrue();
    }
}
