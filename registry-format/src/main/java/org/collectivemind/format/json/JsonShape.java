package org.collectivemind.format.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.NearestKey;

/** Which members an object has. Any other key is refused, but in an {@linkplain #extensible extensible} one. */
public final class JsonShape {
    private static final String EXTENSION = "x-";

    private final List<JsonMember<?>> members;
    private final boolean extensible;
    private final Optional<JsonFormat> format;

    private JsonShape(List<JsonMember<?>> members, boolean extensible, Optional<JsonFormat> format) {
        this.members = members;
        this.extensible = extensible;
        this.format = format;
    }

    public static JsonShape of(JsonMember<?>... members) {
        return new JsonShape(Arrays.asList(members.clone()), false, Optional.empty());
    }

    /** These members, and then those. */
    public JsonShape with(List<JsonMember<?>> others) {
        List<JsonMember<?>> all = new ArrayList<>(members);
        all.addAll(others);
        return new JsonShape(all, extensible, format);
    }

    /**
     * Keys that start with {@code x-} are passed over: the mark of what a newer writer adds and an older reader may do without.
     */
    public JsonShape extensible() {
        return new JsonShape(members, true, format);
    }

    /** The object starts with the number of its format, so that a newer one is known before anything in it is judged. */
    public JsonShape inFormat(JsonFormat number) {
        return new JsonShape(members, extensible, Optional.of(number));
    }

    Optional<JsonFormat> format() {
        return format;
    }

    List<JsonMember<?>> members() {
        return members;
    }

    boolean passesOver(String key) {
        return extensible && key.startsWith(EXTENSION);
    }

    /** The place of a member; negative for a key of none. */
    int indexOf(String key) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** What may have been meant by a key of no member. */
    List<String> hints(String key) {
        return NearestKey.hints(key, members.stream().map(JsonMember::key).toList());
    }
}
