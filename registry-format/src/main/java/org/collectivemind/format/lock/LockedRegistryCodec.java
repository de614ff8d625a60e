package org.collectivemind.format.lock;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;

/** {@code {"alias": "models", "cm": "https://…"}} or {@code {"alias": "central", "maven": "central"}}. */
final class LockedRegistryCodec {
    private static final JsonMember<RegistryAlias> ALIAS =
            JsonMember.required("alias", json -> json.text(RegistryAlias::new));
    private static final JsonMember<Optional<String>> CM = JsonMember.optional("cm", JsonReader::text);
    private static final JsonMember<Optional<String>> MAVEN = JsonMember.optional("maven", JsonReader::text);
    private static final JsonMember<String> URL = JsonMember.optional("url", "", JsonReader::text);
    private static final JsonShape SHAPE = JsonShape.of(ALIAS, CM, MAVEN, URL);

    private LockedRegistryCodec() {}

    static void write(CanonicalJson json, LockedRegistry registry) {
        json.object(LINE, () -> {
            json.key(ALIAS.key()).value(registry.alias().text());
            if (registry.location() instanceof RegistryLocation.Cm cm) {
                json.key(CM.key()).value(cm.url());
            } else if (registry.location() instanceof RegistryLocation.PlainMaven maven) {
                json.key(MAVEN.key()).value(maven.id());
                if (!maven.url().isEmpty()) {
                    json.key(URL.key()).value(maven.url());
                }
            } else {
                throw new IllegalStateException("unknown location " + registry.location());
            }
        });
    }

    static LockedRegistry read(JsonReader json) {
        return json.object(SHAPE, object -> new LockedRegistry(object.get(ALIAS), location(object)));
    }

    private static RegistryLocation location(JsonObject object) {
        Optional<String> cm = object.get(CM);
        Optional<String> maven = object.get(MAVEN);
        String url = object.get(URL);
        if (cm.isPresent() == maven.isPresent() || (cm.isPresent() && !url.isEmpty())) {
            throw new MalformedText(
                    "registry of a lock",
                    object.get(ALIAS).text(),
                    "either `cm` with a URL or `maven` with an id and perhaps a `url` is wanted");
        }
        return cm.isPresent() ? new RegistryLocation.Cm(cm.get()) : new RegistryLocation.PlainMaven(maven.get(), url);
    }
}
