package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsAreRevalidatedTest {
    private final ChaosServer server = ChaosServer.start().serve("/root.json", Body.of("{\"n\":1}"));
    private final URI address = server.uri("/root.json");
    private final Downloader downloader = Downloads.quick();

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Document.Fresh fresh(Validators known) {
        return (Document.Fresh) downloader.get(address, 1000, known).orElseThrow();
    }

    @Test
    void anUnchangedDocumentIsNotSentAgainAndAChangedOneIs() {
        Document.Fresh first = fresh(Validators.NONE);
        assertThat(first.text()).isEqualTo("{\"n\":1}");
        assertThat(downloader.get(address, 1000, first.validators())).contains(new Document.Unchanged());

        server.serve("/root.json", Body.of("{\"n\":2}"));

        assertThat(fresh(first.validators()).text()).isEqualTo("{\"n\":2}");
    }

    @Test
    void anAbsentDocumentIsNoFailure() {
        assertThat(downloader.get(server.uri("/root-2.json"), 1000, Validators.NONE))
                .isEmpty();
    }

    @Test
    void aDocumentMayBeALocalFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("root.json"), "{}");

        assertThat(downloader.get(file.toUri(), 1000, Validators.NONE)).isPresent();
        assertThat(downloader.get(directory.resolve("absent").toUri(), 1000, Validators.NONE))
                .isEmpty();
        assertThat(downloader.get(directory.toUri(), 1000, Validators.NONE)).isEmpty();
    }

    @Test
    void aDocumentOverItsLimitIsRefused() {
        server.always("/root.json", Fault.chunked());

        assertThat(((Document.Fresh) downloader.get(address, 7, Validators.NONE).orElseThrow()).bytes())
                .hasSize(7);
        assertThatThrownBy(() -> downloader.get(address, 6, Validators.NONE))
                .isInstanceOf(SizeMismatch.class)
                .hasMessage("`" + address + "` is larger than allowed");
    }

    @Test
    void aDocumentCutShortIsAskedForAgain() {
        server.script("/root.json", Fault.truncateAfter(3), Fault.status(502), Fault.resetUnanswered());

        assertThat(fresh(Validators.NONE).text()).isEqualTo("{\"n\":1}");
    }

    @Test
    void notModifiedIsNoAnswerToWhoHasNoCopy() {
        server.always("/root.json", Fault.staleNotModified());

        assertThatThrownBy(() -> fresh(Validators.NONE)).isInstanceOf(NetworkFailure.class);
    }
}
