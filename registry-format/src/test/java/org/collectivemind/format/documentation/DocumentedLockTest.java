package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.lock.LockfileCodec;
import org.junit.jupiter.api.Test;

class DocumentedLockTest {
    @Test
    void theExampleIsALockAsItIsWritten() {
        DocumentationPage.read("reference/cm-lock.md")
                .blocks("lock")
                .forEach(text -> assertThat(new String(
                                LockfileCodec.write(
                                        LockfileCodec.read(text.getBytes(StandardCharsets.UTF_8), "cm.lock")),
                                StandardCharsets.UTF_8))
                        .isEqualTo(text));
    }
}
