package org.collectivemind.format.json;

import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.PrintableText;
import org.jspecify.annotations.Nullable;

/** The values of an object that has been read. */
public final class JsonObject {
    private final JsonShape shape;
    private final int format;
    private final @Nullable Object[] values;

    private JsonObject(JsonShape shape, int format) {
        this.shape = shape;
        this.format = format;
        this.values = new Object[shape.members().size()];
    }

    /**
     * Reads the members up to the end of the object.
     *
     * @param start where it begins
     * @param format its number, which has been read; 0 where it has none
     */
    static JsonObject read(JsonReader json, JsonShape shape, JsonPlace start, int format) {
        JsonObject object = new JsonObject(shape, format);
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            object.readMember(json, key);
        }
        for (int i = 0; i < object.values.length; i++) {
            JsonMember<?> member = shape.members().get(i);
            if (object.values[i] == null && member.fallback().isEmpty()) {
                throw json.failure(start, "`" + member.key() + "` is missing", List.of());
            }
        }
        return object;
    }

    private void readMember(JsonReader json, String key) {
        int index = shape.indexOf(key);
        if (index >= 0 && values[index] != null) {
            throw json.failure("`" + key + "` appears twice");
        }
        if (index < 0 && !shape.passesOver(key)) {
            throw json.failure(
                    json.place(), "`" + PrintableText.excerpt(key) + "` is not known here", shape.hints(key));
        }
        json.toValue();
        if (index < 0) {
            json.skipValue();
        } else {
            values[index] = shape.members().get(index).read(json);
        }
    }

    /**
     * Checks that the object has the number of the format that its content needs, for one content has one form.
     *
     * @throws MalformedText where it has another
     */
    public void requireFormat(int needed) {
        if (format != needed) {
            throw new MalformedText(
                    "number of format `" + shape.format().orElseThrow().key() + "`",
                    Integer.toString(format),
                    "what follows is of format " + needed);
        }
    }

    /**
     * Checks that no other member is there, where the shape has members that do not go together.
     *
     * @param kind what the object then is, for messages
     * @throws MalformedText naming one that is
     */
    public void requireOnly(String kind, List<JsonMember<?>> members) {
        for (int i = 0; i < values.length; i++) {
            JsonMember<?> member = shape.members().get(i);
            if (values[i] != null && !members.contains(member)) {
                throw new MalformedText(
                        "key of " + kind,
                        member.key(),
                        "known there: "
                                + String.join(
                                        ", ",
                                        members.stream().map(JsonMember::key).toList()));
            }
        }
    }

    /** The value of a member of the shape, or what stands for it where it was left out. */
    public <T> T get(JsonMember<T> member) {
        int index = shape.members().indexOf(member);
        Object value = values[index];
        if (value == null) {
            return member.fallback().orElseThrow();
        }
        // The member itself read it, so it is a T.
        @SuppressWarnings("unchecked")
        T read = (T) value;
        return read;
    }
}
