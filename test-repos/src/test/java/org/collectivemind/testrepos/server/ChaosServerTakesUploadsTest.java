package org.collectivemind.testrepos.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChaosServerTakesUploadsTest {
    private static final byte[] NOTHING = {};

    private final ChaosServer server = ChaosServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void changesAreRefusedUnlessAllowed() throws Exception {
        assertThat(send("PUT", "/a")).isEqualTo(405);
        assertThat(send("DELETE", "/a")).isEqualTo(405);
    }

    @Test
    void anObjectStoreLetsOneOfManyRacersCreateAnObject() throws Exception {
        server.acceptUploads(Uploads.OBJECT_STORE);
        ExecutorService racers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] mine = ("racer " + i).getBytes();
                statuses.add(racers.submit(() -> Client.send("PUT", server.uri("/x/y"), mine, "If-None-Match", "*")
                        .statusCode()));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                results.add(status.get());
            }
            assertThat(results).containsOnly(201, 412).containsOnlyOnce(201);
        } finally {
            racers.shutdownNow();
        }
    }

    @Test
    void anObjectIsReplacedOnlyByWhoKnowsItsTag() throws Exception {
        server.acceptUploads(Uploads.OBJECT_STORE).serve("/a", Body.of("old"));
        String tag = Client.get(server.uri("/a")).headers().firstValue("ETag").orElseThrow();

        assertThat(send("PUT", "/a", "If-Match", "\"other\"")).isEqualTo(412);
        assertThat(send("PUT", "/a", "If-Match", tag)).isEqualTo(204);
        assertThat(send("PUT", "/a", "If-Match", tag)).isEqualTo(412);
        assertThat(send("DELETE", "/a")).isEqualTo(204);
        assertThat(server.content("/a")).isEmpty();
    }

    @Test
    void nginxIgnoresPreconditionsButMovesADirectoryOnlyOnce() throws Exception {
        server.acceptUploads(Uploads.WEBDAV_IGNORING_PRECONDITIONS);
        String destination = server.uri("/root/1/").toString();

        assertThat(send("PUT", "/a", "If-None-Match", "*")).isEqualTo(201);
        assertThat(send("PUT", "/a", "If-None-Match", "*")).isEqualTo(204);
        assertThat(send("MKCOL", "/tmp-1/")).isEqualTo(201);
        assertThat(send("PUT", "/tmp-1/root.json")).isEqualTo(201);
        assertThat(send("PUT", "/tmp-2/root.json")).isEqualTo(201);
        assertThat(send("MOVE", "/tmp-1/", "Destination", destination, "Overwrite", "F"))
                .isEqualTo(201);
        assertThat(send("MOVE", "/tmp-2/", "Destination", destination, "Overwrite", "F"))
                .isEqualTo(412);
        assertThat(server.content("/root/1/root.json")).isPresent();
        assertThat(server.content("/tmp-1/root.json")).isEmpty();
    }

    @Test
    void lighttpdWantsParentsFirst() throws Exception {
        server.acceptUploads(Uploads.WEBDAV_PARENTS_FIRST);

        assertThat(send("PUT", "/a/b/c")).isEqualTo(409);
        assertThat(send("MKCOL", "/a/b/")).isEqualTo(409);
        assertThat(send("MKCOL", "/a/")).isEqualTo(201);
        assertThat(send("MKCOL", "/a/")).isEqualTo(405);
        assertThat(send("MKCOL", "/a/b/")).isEqualTo(201);
        assertThat(send("PUT", "/a/b/c")).isEqualTo(201);
    }

    private int send(String method, String path, String... headers) throws Exception {
        return Client.send(method, server.uri(path), NOTHING, headers).statusCode();
    }
}
