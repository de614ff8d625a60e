package org.collectivemind.format.requirement;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;

/** The words of the text form, and what may stand for a key, a value or an api: whatever is built can be printed and read back. */
final class RequirementWords {
    static final String ALWAYS = "always";
    static final String CUDA = "cuda";
    static final String ROCM = "rocm";
    static final String MEMORY = "memory";
    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "has", "any", "all", "present", ALWAYS);
    private static final int MAX_VALUES = 256;
    private static final int MAX_VALUE_LENGTH = 200;
    private static final Pattern API = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final Pattern RELEASE = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}(\\.[0-9]{1,4})?");

    private RequirementWords() {}

    static boolean reserved(String word) {
        return RESERVED.contains(word);
    }

    /** Characters of a value that needs no quotes. */
    static boolean bare(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || "._+:/-".indexOf(character) >= 0;
    }

    static void checkKey(AttributeKey key) {
        if (reserved(key.text())) {
            throw new MalformedText("attribute key", key.text(), "it is a word of the grammar of requirements");
        }
    }

    static void checkApi(String api) {
        if (!API.matcher(api).matches() || reserved(api)) {
            throw new MalformedText("device api", api, "a name such as `cuda`, `rocm` or `metal` is wanted");
        }
    }

    /** Whether a text is the version of a toolkit: two or three numbers. */
    static boolean release(String version) {
        return RELEASE.matcher(version).matches();
    }

    static void checkRelease(String what, String version) {
        if (!release(version)) {
            throw new MalformedText(what, version, "a version such as `12.2` is wanted");
        }
    }

    static void checkValue(String value) {
        boolean encodable = value.codePoints().noneMatch(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF);
        if (value.isBlank() || value.length() > MAX_VALUE_LENGTH || !encodable) {
            throw new MalformedText(
                    "value",
                    value,
                    "1 to " + MAX_VALUE_LENGTH + " characters, none of them a control character, are wanted");
        }
    }

    static List<String> checkValues(List<String> values) {
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw new MalformedText(
                    "list of values", values.isEmpty() ? "[]" : "[…]", "1 to " + MAX_VALUES + " are wanted");
        }
        values.forEach(RequirementWords::checkValue);
        return List.copyOf(values);
    }
}
