package org.collectivemind.client.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.client.platform.probe.Capture.Content;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;

class CapturesAreReadAsWrittenTest {
    private static final String HEAD = "capture: 1\nprocessors: 1\n";

    @Property(tries = 300)
    void anyCaptureReadsBack(@ForAll("captures") Capture capture) {
        String text = capture.write();
        assertThat(Capture.read(text, "capture.yaml")).isEqualTo(capture);
        assertThat(Capture.read(text, "capture.yaml").write()).isEqualTo(text);
    }

    @Provide
    Arbitrary<Capture> captures() {
        Arbitrary<String> texts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, text(" \n\tab:#-'\"|>{}[],0\\")),
                net.jqwik.api.Tuple.of(1, text("\0\r\u001b\u0085\u00a0\u2028\ufeffé中")));
        Arbitrary<String> names = text("/ab.:- #").ofMinLength(1);
        Arbitrary<Map<String, String>> pairs = Arbitraries.maps(names, texts).ofMaxSize(3);
        Arbitrary<Content> contents = Arbitraries.oneOf(
                texts.map(Content.Text::new), texts.list().ofMaxSize(3).map(Content.Strings::new));
        Arbitrary<Probe.Output> outputs = Combinators.combine(
                        Arbitraries.integers(), texts, Arbitraries.of(true, false))
                .as((exit, text, killed) -> new Probe.Output(killed ? -1 : exit, text, killed));
        return Combinators.combine(
                        texts,
                        pairs,
                        Arbitraries.integers().between(1, 1024),
                        Arbitraries.maps(names, contents).ofMaxSize(3),
                        names.list().ofMaxSize(3),
                        Arbitraries.maps(names, names.list().ofMaxSize(3)).ofMaxSize(3),
                        Arbitraries.maps(names.list().ofMinSize(1).ofMaxSize(3), outputs)
                                .ofMaxSize(3))
                .as((about, some, processors, files, present, listed, programs) -> new Capture(
                        about,
                        new TreeMap<>(some),
                        new TreeMap<>(some),
                        processors,
                        some.isEmpty() ? OptionalLong.empty() : OptionalLong.of(1L << 40),
                        OptionalLong.of(processors),
                        new TreeMap<>(files),
                        new TreeSet<>(present),
                        new TreeMap<>(listed),
                        new TreeMap<>(some),
                        programs));
    }

    private static net.jqwik.api.arbitraries.StringArbitrary text(String characters) {
        return Arbitraries.strings().withChars(characters.toCharArray()).ofMaxLength(12);
    }

    @Test
    void theMachineOfACaptureAnswersWhatIsWrittenDown() {
        Probe machine = new RecordedProbe(Capture.read(HEAD + """
                files:
                  /sys/kfd/nodes/1/name: gfx90a
                  /lib/libc.so.6: {strings: [one, two]}
                present: ['C:\\Windows\\System32\\nvidia-smi.exe', /dev/nvidiactl]
                directories: {/sys/drm: [card0], /empty: []}
                links: {/sys/drm/card0/driver: ../amdgpu}
                programs:
                  - {command: [ver], output: text}
                  - {command: [slow], timed-out: true}
                """, "capture.yaml"));
        assertThat(machine.list("/sys")).containsExactly("drm", "kfd");
        assertThat(machine.list("/sys/kfd/nodes")).containsExactly("1");
        assertThat(machine.list("/sys/drm")).containsExactly("card0");
        assertThat(machine.list("/empty")).isEmpty();
        assertThat(machine.exists("/empty")).isTrue();
        assertThat(machine.exists("/sys/kfd")).isTrue();
        assertThat(machine.exists("/sys/k")).isFalse();
        assertThat(machine.exists("/sys/drm/card0")).isTrue();
        assertThat(machine.exists("C:\\Windows\\System32")).isTrue();
        assertThat(machine.exists("/dev/nvidiactl")).isTrue();
        assertThat(machine.read("/dev/nvidiactl", 9)).isEmpty();
        assertThat(machine.readFile("/sys/kfd/nodes/1/name")).contains("gfx90a");
        assertThat(machine.read("/lib/libc.so.6", 6))
                .hasValueSatisfying(bytes ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\0one\0t"));
        assertThat(machine.readLink("/sys/drm/card0/driver")).contains("../amdgpu");
        assertThat(machine.execute("ver")).contains(new Probe.Output(0, "text", false));
        assertThat(machine.execute("slow")).contains(new Probe.Output(-1, "", true));
        assertThat(machine.execute("ver", "more")).isEmpty();
        assertThat(machine.memory()).isEmpty();
    }

    @Test
    void whatACaptureMustNotHoldIsAnErrorAtItsPlace() {
        refused("capture: 2\nprocessors: 1\n", "1:10", "capture format 2 is not one this version reads");
        refused(HEAD + "memoy: 1\n", "3:1", "unknown key `memoy`");
        refused("capture: 1\nprocessors: 0\n", "2:13", "at least 1");
        refused(HEAD + "memory: 1 GiB\n", "3:9", "a whole number");
        refused(HEAD + "files:\n  /a: {text: b}\n", "4:8", "unknown key `text`");
        refused(HEAD + "programs:\n  - {command: []}\n", "4:15", "names a program");
        refused(HEAD + "programs:\n  - {command: [a]}\n  - {command: [a]}\n", "5:6", "answered twice");
        refused(HEAD + "programs:\n  - {command: [a], exit: 2147483648}\n", "4:26", "from -2147483648 to 2147483647");
        refused(HEAD + "programs:\n  - {command: [a], exit: 0x1}\n", "4:26", "a whole number");
        refused(HEAD + "programs:\n  - {command: [a], exit: 1, timed-out: true}\n", "4:20", "has no `exit`");
    }

    private static void refused(String text, String place, String what) {
        assertThatThrownBy(() -> Capture.read(text, "bad.yaml"))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        malformed -> assertThat(malformed.position()).hasToString("bad.yaml:" + place))
                .hasMessageContaining(what);
    }

    @Test
    void manyLinesAreWrittenForPeople() {
        Capture capture = Capture.read(HEAD + "files: {/a: \"one: 1\\n\\n\\ttwo\\n\"}\n", "capture.yaml");
        assertThat(capture.write()).isEqualTo(HEAD + "files:\n  /a: |\n    one: 1\n\n    \ttwo\n");
        assertThat(List.of(capture.files().get("/a"))).containsExactly(new Content.Text("one: 1\n\n\ttwo\n"));
    }
}
