package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsFollowGoodputTest {
    private static final long SECOND = 1_000_000_000;

    private final GoodputGauge gauge = new GoodputGauge(100, 16, 0);
    private long bytes;
    private long now;

    private void second(long rate) {
        bytes += rate;
        now += SECOND;
        gauge.observe(bytes, now);
    }

    @Test
    void oneMoreIsTakenWhileThatBringsSomething() {
        assertThat(gauge.wanted()).isEqualTo(4);
        second(400);
        second(500);
        assertThat(gauge.wanted()).isEqualTo(6);
        second(510);
        second(510);
        assertThat(gauge.wanted()).isEqualTo(6);
    }

    @Test
    void neverMoreThanEightNorThanThereAreParts() {
        for (int i = 1; i < 20; i++) {
            second(i * 1000L);
        }
        assertThat(gauge.wanted()).isEqualTo(8);
        assertThat(new GoodputGauge(2, 16, 0).wanted()).isEqualTo(2);
        assertThat(new GoodputGauge(100, 1, 0).wanted()).isEqualTo(2);
    }

    @Test
    void halvesWhenAHostHasTooMuchToDoAndComesBack() {
        second(400);
        second(500);
        gauge.overloaded(now);
        gauge.overloaded(now + 1);
        assertThat(gauge.wanted()).isEqualTo(3);
        gauge.overloaded(now + SECOND);
        gauge.overloaded(now + 2 * SECOND);
        gauge.overloaded(now + 3 * SECOND);
        assertThat(gauge.wanted()).isEqualTo(1);

        second(100);
        assertThat(gauge.wanted()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForAnEndedTransfer() {
        assertThat(gauge.admit(3)).isTrue();
        gauge.close();
        assertThat(gauge.admit(7)).isFalse();
    }
}
