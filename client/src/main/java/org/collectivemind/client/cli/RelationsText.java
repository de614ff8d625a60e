package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.release.Relations;

/** What a package or a variant has to do with others, in words: a line each. */
final class RelationsText {
    private RelationsText() {}

    /** Each line starts with a word of ten columns. */
    static List<String> lines(Relations relations) {
        List<String> lines = new ArrayList<>();
        relations.dependencies().forEach(dependency -> lines.add("needs     " + dependency));
        relations.features().forEach((name, list) -> lines.add("feature   " + name + ": " + joined(list)));
        relations.conflicts().forEach(match -> lines.add("not with  " + match));
        relations.constrains().forEach(match -> lines.add("bounds    " + match));
        relations.provides().forEach(capability -> lines.add("provides  " + capability));
        if (!relations.coherent().isEmpty()) {
            lines.add("agrees on " + joined(relations.coherent()));
        }
        return lines;
    }

    private static String joined(Collection<?> values) {
        return values.isEmpty() ? "nothing more" : String.join(", ", texts(values));
    }

    /** The same by the keys of {@code cm.yaml}, without those that are empty; each value is a text, features are lists by name. */
    static Map<String, Object> json(Relations relations) {
        Map<String, List<String>> features = new LinkedHashMap<>();
        relations.features().forEach((name, list) -> features.put(name.text(), texts(list)));
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "dependencies", relations.dependencies());
        if (!features.isEmpty()) {
            json.put("features", features);
        }
        put(json, "conflicts", relations.conflicts());
        put(json, "constrains", relations.constrains());
        put(json, "provides", relations.provides());
        put(json, "coherent", relations.coherent());
        return json;
    }

    private static void put(Map<String, Object> json, String key, Collection<?> values) {
        if (!values.isEmpty()) {
            json.put(key, texts(values));
        }
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
