package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.Machines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --set}, then {@code CM_OVERRIDE_*}, then {@code --platform}, then what was found: pair by pair. */
class WhatCountsForAMachineTest {
    private static final String FILE = "platform: 1\nname: box\nfacts: {os: linux, libc: glibc-2.30}\n";

    @TempDir
    Path root;

    private Session session;

    @BeforeEach
    void aDebianMachine() {
        session = Session.in(root).silently("box.yaml", FILE);
    }

    /** The value of {@code libc} and where it comes from. */
    private String libc(String... options) {
        List<String> words = new ArrayList<>(List.of("platform", "show", "--json"));
        words.addAll(List.of(options));
        try {
            for (JsonNode row : new ObjectMapper()
                    .readTree(session.run(words.toArray(String[]::new)).out())
                    .get("facts")) {
                if (row.get("key").asText().equals("libc")) {
                    return row.get("values").get(0).asText() + " from "
                            + row.get("source").asText();
                }
            }
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
        throw new AssertionError("no libc");
    }

    @Test
    void whatWasFoundWhereNothingIsSaid() {
        assertThat(libc()).startsWith("glibc-2.36 from /usr/lib");
    }

    @Test
    void aPlatformFileOverWhatWasFound() {
        assertThat(libc("--platform", "box.yaml")).matches("glibc-2.30 from .*box.yaml");
    }

    @Test
    void aPresetOverWhatWasFound() {
        assertThat(libc("--platform", "aws-g5")).isEqualTo("glibc-2.34 from preset aws-g5");
    }

    @Test
    void aVariableOverWhatWasFound() {
        session.export("CM_OVERRIDE_LIBC", "glibc-2.31");
        assertThat(libc()).isEqualTo("glibc-2.31 from CM_OVERRIDE_LIBC");
    }

    @Test
    void aVariableOverAPlatform() {
        session.export("CM_OVERRIDE_LIBC", "glibc-2.31");
        assertThat(libc("--platform", "box.yaml")).isEqualTo("glibc-2.31 from CM_OVERRIDE_LIBC");
        assertThat(libc("--platform", "aws-g5")).isEqualTo("glibc-2.31 from CM_OVERRIDE_LIBC");
    }

    @Test
    void anOptionOverWhatWasFoundAPlatformAndAVariable() {
        assertThat(libc("--set", "libc=glibc-2.32")).isEqualTo("glibc-2.32 from --set");
        assertThat(libc("--platform", "box.yaml", "--set", "libc=glibc-2.32")).isEqualTo("glibc-2.32 from --set");
        session.export("CM_OVERRIDE_LIBC", "glibc-2.31");
        assertThat(libc("--set", "libc=glibc-2.32")).isEqualTo("glibc-2.32 from --set");
        assertThat(libc("--platform", "aws-g5", "--set", "libc=glibc-2.32")).isEqualTo("glibc-2.32 from --set");
    }

    @Test
    void theTargetsOfAProjectAreTheirOwnMachines() {
        Session project = Session.inProject(root.resolve("other"), "org.example:engine@^1.17");
        project.silently("box.yaml", FILE + "cuda: {absent: none}\n")
                .edit("cm.yaml", "[host]", "{box: {platform: box.yaml, set: {arch: aarch64, os: macos}}}")
                .cm("lock", "--set", "os=windows")
                .cm("lock", "--check", "--platform", "windows-laptop")
                .export("CM_OVERRIDE_OS", "windows")
                .cm("lock", "--check")
                .unset("CM_OVERRIDE_OS")
                .cm("why-not", "engine", "--platform", "aws-g5")
                .edit("cm.yaml", "{platform: box.yaml, set: {arch: aarch64, os: macos}}", "{preset: mac-m2-16gb}")
                .cm("lock")
                .edit("cm.yaml", "{preset: mac-m2-16gb}", "{preset: mac-m2-16gb, set: {mem.total: 24GiB}}")
                .cm("install", "--locked")
                .matches("platform/named-targets");
    }

    @Test
    void anotherMachineStandsInPlaceOfThisOne() {
        Session.inProject(root.resolve("other"), "org.example:engine@^1.17")
                .cm("lock", "--platform", "mac-m2-16gb")
                .cm("install", "--frozen")
                .cm("install", "--frozen", "--platform", "mac-m2-16gb")
                .cm("install", "--frozen", "--platform", "mac-m2-16gb")
                .comment("without the option, this machine is itself again")
                .cm("install", "--frozen")
                .cm("tree", "--platform", "aws-g5")
                .on(Machines.macbook())
                .cm("install", "--frozen")
                .cm("lock", "--platform", "aws-g55")
                .cm("lock", "--platform", "missing.yaml")
                .cm("lock", "--platform", "quantum")
                .cm("lock", "--set", "cuda.drivr=1")
                .matches("platform/in-place-of-this-machine");
    }
}
