package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.probe.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on machines where a file, or a program, never answers. */
class AHungDriverDoesNotHangCmTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    /** Five seconds are promised; the rest is for a machine that builds other things meanwhile. */
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path root;

    /** A machine where every question about paths or programs that begin so is never answered. */
    private static Probe hangingAt(String beginning) {
        Probe machine = Machines.withGpu();
        return (Probe) Proxy.newProxyInstance(
                Probe.class.getClassLoader(), new Class<?>[] {Probe.class}, (proxy, method, arguments) -> {
                    Object first = arguments == null ? "" : arguments[0];
                    String asked = first instanceof String[] command ? command[0] : first.toString();
                    while (asked.startsWith(beginning)) {
                        try {
                            NEVER.await();
                        } catch (InterruptedException deaf) {
                            // As a read in a driver does.
                        }
                    }
                    if (method.isDefault()) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        return method.invoke(machine, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private String shown(String beginning) {
        Session session = Session.in(root).on(hangingAt(beginning));
        long before = System.nanoTime();
        Session.Said said = session.run("platform", "show");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ENOUGH);
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).containsPattern("os +linux");
        return said.out();
    }

    @Test
    void aFileOfTheDriverThatIsNeverReadCostsWhatItTells() {
        assertThat(shown("/sys/module/nvidia"))
                .contains("the machine did not answer within 4.5 s (nvidia)", "62.7 GiB");
    }

    @Test
    void aProgramThatNeverStartsCostsWhatItTells() {
        assertThat(shown("/usr/bin/nvidia-smi")).contains("did not answer within", "glibc-2.36");
    }

    @Test
    void aHangWhereRememberedAnswersAreLookedUpHoldsNobodyUp() {
        assertThat(shown("/proc/sys/kernel/random/boot_id")).contains("glibc-2.36");
    }

    @Test
    void aMachineThatDoesNotEvenTellItsProcessorIsShown() {
        assertThat(shown("/proc/cpuinfo")).contains("cpu.features", "62.7 GiB");
    }
}
