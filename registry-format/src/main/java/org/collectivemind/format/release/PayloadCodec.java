package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/**
 * A payload in manifests, shards and locks: one of {@code file}, {@code url}, {@code maven}, then format, size and digest. The
 * digests of the parts are listed in full, one a line, so that a lock alone suffices to verify and repair each part, and a diff
 * shows which parts of a big file changed.
 */
public final class PayloadCodec {
    private static final JsonMember<Optional<PayloadOrigin>> FILE =
            JsonMember.optional("file", json -> json.text(PayloadOrigin.Hosted::new));
    private static final JsonMember<Optional<PayloadOrigin>> URL =
            JsonMember.optional("url", json -> json.text(text -> new PayloadOrigin.Url(uri(text))));
    private static final JsonMember<Optional<MavenArtifact>> MAVEN =
            JsonMember.optional("maven", json -> json.text(MavenArtifact::parse));
    private static final JsonMember<Optional<String>> REPOSITORY = JsonMember.optional("repository", JsonReader::text);
    private static final JsonMember<Payload.Format> FORMAT =
            JsonMember.required("format", json -> json.choice(Payload.Format.values(), Payload.Format::id));
    private static final JsonMember<Long> SIZE = JsonMember.required("size", JsonReader::count);
    private static final JsonMember<Digest> SHA256 = JsonMember.required("sha256", json -> json.text(Digest::parse));
    private static final JsonMember<List<Digest>> PARTS =
            JsonMember.optional("parts", List.of(), json -> json.list(() -> json.text(Digest::parse)));
    private static final JsonShape SHAPE = JsonShape.of(FILE, URL, MAVEN, REPOSITORY, FORMAT, SIZE, SHA256, PARTS);

    private PayloadCodec() {}

    public static void write(CanonicalJson json, Payload payload) {
        json.object(payload.parts().isEmpty() ? LINE : BLOCK, () -> {
            write(json, payload.origin());
            json.key(FORMAT.key()).value(payload.format().id());
            json.key(SIZE.key()).value(payload.size());
            json.key(SHA256.key()).value(payload.sha256().hex());
            if (!payload.parts().isEmpty()) {
                json.key(PARTS.key()).array(BLOCK, payload.parts(), part -> json.value(part.hex()));
            }
        });
    }

    private static void write(CanonicalJson json, PayloadOrigin origin) {
        if (origin instanceof PayloadOrigin.Hosted hosted) {
            json.key(FILE.key()).value(hosted.fileName());
        } else if (origin instanceof PayloadOrigin.Url url) {
            json.key(URL.key()).value(url.uri().toString());
        } else if (origin instanceof PayloadOrigin.Maven maven) {
            json.key(MAVEN.key()).value(maven.artifact().toString());
            json.key(REPOSITORY.key()).value(maven.repository());
        } else {
            throw new IllegalStateException("unknown origin " + origin);
        }
    }

    public static Payload read(JsonReader json) {
        return json.object(SHAPE, PayloadCodec::payload);
    }

    private static Payload payload(JsonObject object) {
        long size = object.get(SIZE);
        List<Digest> parts = object.get(PARTS);
        if (size / Parts.SIZE >= Integer.MAX_VALUE || parts.size() != Parts.listed(size)) {
            throw new MalformedText(
                    "payload",
                    object.get(SHA256).hex(),
                    "it lists " + parts.size() + " parts, which do not make " + size + " bytes");
        }
        return new Payload(origin(object), object.get(FORMAT), size, object.get(SHA256), parts);
    }

    private static PayloadOrigin origin(JsonObject object) {
        Optional<MavenArtifact> artifact = object.get(MAVEN);
        Optional<String> repository = object.get(REPOSITORY);
        List<PayloadOrigin> origins = new ArrayList<>();
        object.get(FILE).ifPresent(origins::add);
        object.get(URL).ifPresent(origins::add);
        artifact.ifPresent(found -> origins.add(new PayloadOrigin.Maven(found, repository.orElse(""))));
        if (origins.size() != 1 || repository.isPresent() != artifact.isPresent()) {
            throw new MalformedText(
                    "payload",
                    object.get(SHA256).hex(),
                    "one of `file`, `url`, or `maven` with `repository` is wanted");
        }
        return origins.get(0);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new MalformedText("URL", text, malformed.getReason());
        }
    }
}
