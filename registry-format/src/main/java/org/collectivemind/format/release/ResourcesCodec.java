package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.function.Function;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.resource.Formula;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;

/** {@code {"params": {"ctx": "4096"}, "need": "files.size + …", "placements": ["gpu", "cpu"]}}; the numbers are texts, so exact. */
final class ResourcesCodec {
    private static final JsonMember<Parameters> PARAMS = JsonMember.optional(
            "params",
            Parameters.NONE,
            json -> new Parameters(json.map(Function.<String>identity(), () -> json.text(Parameters::value))));
    private static final JsonMember<Formula> NEED = JsonMember.required("need", json -> json.text(Formula::parse));
    private static final JsonMember<List<Placement>> PLACEMENTS =
            JsonMember.required("placements", json -> json.list(() -> json.text(Placement::parse)));
    private static final JsonShape SHAPE = JsonShape.of(PARAMS, NEED, PLACEMENTS);

    private ResourcesCodec() {}

    static void write(CanonicalJson json, Resources resources) {
        json.object(LINE, () -> {
            if (!resources.params().isEmpty()) {
                json.key(PARAMS.key())
                        .map(LINE, resources.params().values(), value -> json.value(Parameters.text(value)));
            }
            json.key(NEED.key()).value(resources.need().text());
            json.key(PLACEMENTS.key()).array(LINE, resources.placements(), each -> json.value(each.text()));
        });
    }

    static Resources read(JsonReader json) {
        return json.object(
                SHAPE, object -> new Resources(object.get(PARAMS), object.get(NEED), object.get(PLACEMENTS)));
    }
}
