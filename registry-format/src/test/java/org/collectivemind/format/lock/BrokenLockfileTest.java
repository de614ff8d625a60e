package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;

/** What people read when a lock is broken. */
class BrokenLockfileTest {
    private static final String ANEW =
            "hint: restore it from version control, or delete it: `cm lock` then makes it anew";

    @Test
    void theSampleIsWrittenAsItIsRead() {
        assertThat(LockfileCodec.write(SampleLock.read(SampleLock.text())))
                .isEqualTo(SampleLock.text().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMissingHash() {
        refused(
                ", \"sha256\": \"" + sha256("{\"path\": \"bin/bench\", \"size\": 512") + "\", \"executable\"",
                ", \"executable\"",
                ExitCode.INTEGRITY,
                "`sha256` is missing",
                "at cm.lock:56:13",
                ANEW);
    }

    @Test
    void aShortOrUppercaseHash() {
        String hash = sha256("\"format\": \"zip\", \"size\": 99");
        refused(
                hash,
                hash.substring(1),
                ExitCode.INTEGRITY,
                "`" + hash.substring(1) + "` is not a sha256: 64 lower-case hexadecimal digits are wanted",
                "at cm.lock:97:125",
                ANEW);
        String upper = hash.toUpperCase(java.util.Locale.ROOT);
        refused(
                hash,
                upper,
                ExitCode.INTEGRITY,
                "`" + upper + "` is not a sha256: 64 lower-case hexadecimal digits are wanted",
                "at cm.lock:97:125",
                ANEW);
    }

    @Test
    void anotherAlgorithm() {
        refused(
                "\"size\": 4096, \"sha256\"",
                "\"size\": 4096, \"md5\"",
                ExitCode.INTEGRITY,
                "`md5` is not known here",
                "at cm.lock:53:88",
                "hint: known here: file, format, maven, parts, repository, sha256, size, url",
                ANEW);
    }

    @Test
    void aPathThatLeavesThePackage() {
        refused(
                "bin/bench",
                "../bench",
                ExitCode.INTEGRITY,
                "`../bench` is not a file path: it must be relative and stay inside the package",
                "at cm.lock:56:22",
                ANEW);
    }

    @Test
    void aKeyWithATypo() {
        refused(
                "\"floors\": \"always\"",
                "\"flors\": \"always\"",
                ExitCode.INTEGRITY,
                "`flors` is not known here",
                "at cm.lock:19:7",
                "hint: did you mean `floors`?",
                ANEW);
    }

    @Test
    void aFormatOfTheFuture() {
        refused(
                "\"cm-lock\": 1",
                "\"cm-lock\": 4",
                ExitCode.USAGE,
                "format 4 of `cm-lock` is newer than this cm, which reads 1 to 3",
                "at cm.lock:2:14",
                "hint: the file was made by a newer cm: upgrade");
    }

    @Test
    void anUnfinishedMerge() {
        refused(
                "      \"version\": \"1.5.0\",\n",
                "<<<<<<< HEAD\n      \"version\": \"1.5.0\",\n=======\n      \"version\": \"1.5.1\",\n>>>>>>> theirs\n",
                ExitCode.USAGE,
                "the lockfile holds an unfinished merge",
                "at cm.lock:28:1",
                "hint: merge the manifest, then run `cm lock`: it settles the conflict");
    }

    @Test
    void aPackageThatIsNamedAndNotThere() {
        refused(
                "\"linux-gpu\": \"default\"",
                "\"anywhere\": \"default\"",
                ExitCode.INTEGRITY,
                "`org.mlcommons:resnet50:1.5.0` is not a locked package: its dependency `org.onnxruntime:onnxruntime` is not"
                        + " locked for target `linux-gpu`",
                "at cm.lock:1:1",
                ANEW);
    }

    @Test
    void aRegistryThatIsNotListed() {
        refused(
                "\"registry\": \"models\"",
                "\"registry\": \"elsewhere\"",
                ExitCode.INTEGRITY,
                "`org.mlcommons:resnet50:1.5.0` is not a locked package: its registry `elsewhere` is not listed",
                "at cm.lock:1:1",
                ANEW);
    }

    @Test
    void aPartTooFew() {
        String parts = ",\n                \""
                + SampleLock.text()
                        .split("\"parts\": \\[\\s+\"[0-9a-f]{64}\",\\s+\"")[1]
                        .substring(0, 64) + "\"";
        refused(
                parts,
                "",
                ExitCode.INTEGRITY,
                "`" + sha256("\"size\": 102400000")
                        + "` is not a payload: it lists 1 parts, which do not make 102400000 bytes",
                "at cm.lock:43:13",
                ANEW);
    }

    @Test
    void anEmptyFile() {
        refused(SampleLock.text(), "", ExitCode.INTEGRITY, "the file is empty", "at cm.lock:1:1", ANEW);
    }

    @Test
    void aFileCutShort() {
        String text = SampleLock.text();
        refused(text.substring(20), "", ExitCode.INTEGRITY, "the file ends too early", "at cm.lock:3:3", ANEW);
    }

    private static String sha256(String after) {
        String text = SampleLock.text();
        int start = text.indexOf("\"sha256\": \"", text.indexOf(after)) + 11;
        return text.substring(start, start + 64);
    }

    private static void refused(String of, String replaced, ExitCode exitCode, String... lines) {
        String text = SampleLock.text();
        int at = text.indexOf(of);
        assertThat(at).as(of).isNotNegative();
        String broken = text.substring(0, at) + replaced + text.substring(at + of.length());
        MalformedFile failure = catchThrowableOfType(MalformedFile.class, () -> SampleLock.read(broken));
        StringBuilder shown = new StringBuilder(failure.getMessage());
        failure.details().forEach(detail -> shown.append('\n').append(detail));
        failure.hints().forEach(hint -> shown.append("\nhint: ").append(hint));
        assertThat(shown.toString()).isEqualTo(String.join("\n", lines));
        assertThat(failure.exitCode()).isEqualTo(exitCode);
    }
}
