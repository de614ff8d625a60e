package org.collectivemind.format.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.List;
import java.util.function.Supplier;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;

/**
 * The members of an object of known keys, one after the other. A loop over {@link #next} must read the value of each
 * {@link #key}; at the end every required key has been there.
 */
public final class JsonObject {
    private final JsonReader json;
    private final JsonKeys keys;
    private final JsonLocation start;
    private long seen;
    private String key = "";

    JsonObject(JsonReader json, JsonKeys keys, JsonLocation start) {
        this.json = json;
        this.keys = keys;
        this.start = start;
    }

    /**
     * Reads the number of the format, which must come first, so that a file of a newer format is known before anything in it is
     * judged.
     */
    public void format(String name, int known) {
        long number = formatNumber(name);
        if (number > known) {
            throw json.unsupported(
                    "format `" + name + "` " + number + " is newer than this cm, which reads " + known,
                    "the file was made by a newer cm: upgrade");
        }
        if (number != known) {
            throw json.failure("there is no format `" + name + "` " + number);
        }
    }

    /** The number of the format, where the reader has a use for other ones. */
    public long formatNumber(String name) {
        String first = json.nextKey();
        if (!name.equals(first)) {
            throw json.failure("`" + name + "` is wanted here, the number of the format");
        }
        seen |= bit(keys.indexOf(name));
        json.toValue();
        return json.count();
    }

    /** Steps to the next member; false at the end. */
    public boolean next() {
        for (String name = json.nextKey(); name != null; name = json.nextKey()) {
            if (accept(name)) {
                key = name;
                json.toValue();
                return true;
            }
            json.toValue();
            json.skipValue();
        }
        for (int i = 0; i < keys.required().size(); i++) {
            if ((seen & bit(i)) == 0) {
                throw failure("`" + keys.required().get(i) + "` is missing");
            }
        }
        return false;
    }

    /** The key whose value the reader stands on. */
    public String key() {
        return key;
    }

    /** Makes a value of the members; a {@link MalformedText} gets the place of this object. */
    public <T> T make(Supplier<T> make) {
        return json.at(start, make);
    }

    /** A failure of the object as a whole. */
    public MalformedFile failure(String what) {
        return json.failure(start, what, List.of());
    }

    /** Leaves out the members not read yet. */
    public void skipRest() {
        while (json.nextKey() != null) {
            json.toValue();
            json.skipValue();
        }
    }

    private boolean accept(String name) {
        int index = keys.indexOf(name);
        if (index < 0) {
            if (keys.passesOver(name)) {
                return false;
            }
            throw json.failure(json.location(), "`" + name + "` is not a key of this object", hint(name));
        }
        if ((seen & bit(index)) != 0) {
            throw json.failure("`" + name + "` appears twice");
        }
        seen |= bit(index);
        return true;
    }

    private List<String> hint(String name) {
        return NearestKey.of(name, keys.all())
                .map(nearest -> List.of("did you mean `" + nearest + "`?"))
                .orElse(List.of());
    }

    private static long bit(int index) {
        return 1L << index;
    }
}
