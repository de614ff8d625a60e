package org.collectivemind.client.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The registry is behind HTTP, and the lock is made; then one of its files cannot be had as it was locked. Side by side, for most wait before they try again. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputDownloadTest {
    private static final String MODEL = "/registry/org/example/classifier/1.5.0/classifier-1.5.0-fp32.onnx";

    @TempDir
    Path root;

    private ChaosServer server;
    private Session session;

    @BeforeEach
    void lock() {
        session = Session.inProject(root);
        server = ChaosServer.start().serveDirectory("/registry", session.work().resolve("registry"));
        depend("org.example:greeter@^1").quietly("install");
        depend("org.example:greeter@^1", "org.example:classifier@^1.5").quietly("lock");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Session depend(String... dependencies) {
        String manifest = Session.project("host", dependencies)
                .replace("file:../registry", "\"" + server.uri("/registry") + "\"");
        return session.silently("cm.yaml", manifest);
    }

    private void refuses(String golden, String... words) {
        Snapshot before = session.snapshot();
        session.cm(words);
        before.isIntact();
        session.matches("bad-input/" + golden);
    }

    private void refuses(String golden, Fault fault) {
        server.always(MODEL, fault);
        refuses(golden, "install");
    }

    @Test
    void otherBytesThanWereLocked() {
        refuses("wrong-hash", Fault.flipByte(1234));
    }

    @Test
    void anotherFileThanWasLocked() {
        refuses("wrong-file", Fault.replaceWith(Body.of("another file".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void moreBytesThanWereLocked() {
        refuses("too-many-bytes", Fault.extraBytes(10));
    }

    @Test
    void aDownloadThatIsCutOffEachTime() {
        refuses("truncated-download", Fault.truncateAfter(0));
    }

    @Test
    void theLoginPageOfAHotel() {
        refuses("captive-portal", Fault.captivePortal());
    }

    @Test
    void aFileThatIsGone() {
        refuses("file-gone", Fault.status(404));
    }

    @Test
    void aServerThatIsDown() {
        refuses("server-error", Fault.status(503));
    }

    @Test
    void aRedirectToAFileOfThisMachine() {
        refuses("redirect-to-file", Fault.redirect("file:///etc/passwd"));
    }

    @Test
    void aCutDownloadIsGoneOnWith() {
        server.script(MODEL, Fault.truncateAfter(150_000));
        session.cm("install").matches("bad-input/truncated-once");
    }

    @Test
    void offlineWithoutTheFile() {
        refuses("offline", "install", "--offline");
    }

    @Test
    void offlineWithoutTheIndex() {
        refuses("offline-index", "add", "org.example:engine", "--offline");
    }

    @Test
    void nobodyAnswers() {
        server.close();
        refuses("nobody-answers", "install");
    }

    @Test
    void nobodyAnswersForTheIndex() {
        server.close();
        refuses("nobody-answers-index", "add", "org.example:engine");
    }
}
