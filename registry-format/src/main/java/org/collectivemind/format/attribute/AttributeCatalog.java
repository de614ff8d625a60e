package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.error.NearestKey;

/**
 * The attributes Collective Mind knows (variants §2.1), read once from {@code catalog.json} beside this class. Keys of the form
 * {@code x.<organisation>.<name>} are anybody's: text, semantic; keys {@code tool.<name>} are versions of programs a machine has.
 */
public final class AttributeCatalog {
    private static final String CUSTOM = "x";
    private final SortedMap<AttributeKey, AttributeDefinition> definitions;
    private final SortedSet<String> namespaces = new TreeSet<>();
    private final SortedSet<String> apis;

    AttributeCatalog(SortedMap<AttributeKey, AttributeDefinition> definitions, SortedSet<String> apis) {
        this.apis = Collections.unmodifiableSortedSet(new TreeSet<>(apis));
        this.definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
        definitions.keySet().forEach(key -> namespaces.add(key.namespace()));
    }

    /** The catalog this program was built with. */
    public static AttributeCatalog builtIn() {
        return BuiltIn.CATALOG;
    }

    private static final class BuiltIn {
        static final AttributeCatalog CATALOG = AttributeCatalogReader.read();
    }

    /** Empty for a key nobody defined. */
    public Optional<AttributeDefinition> definition(AttributeKey key) {
        AttributeDefinition known = definitions.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return deviceAlias(key).or(() -> tool(key)).or(() -> custom(key));
    }

    /** {@code cuda.cc} is the {@code cc} of cuda devices. */
    private Optional<AttributeDefinition> deviceAlias(AttributeKey key) {
        return ofDevice(key)
                .map(definitions::get)
                .map(own -> new AttributeDefinition(
                        key, own.type(), own.attributeClass(), own.scope(), own.match(), own.missing()));
    }

    /**
     * The key relative to a device that a key with an api in front stands for: {@code cc} for {@code cuda.cc}; empty when the key is
     * a platform's own.
     */
    public Optional<AttributeKey> ofDevice(AttributeKey key) {
        String namespace = key.namespace();
        if (definitions.containsKey(key) || namespace.length() == key.text().length() || !apis.contains(namespace)) {
            return Optional.empty();
        }
        String rest = key.text().substring(namespace.length() + 1);
        if (!Character.isLetter(rest.charAt(0))) {
            return Optional.empty();
        }
        AttributeKey relative = AttributeKey.parse(rest);
        AttributeDefinition own = definitions.get(relative);
        return own != null && own.scope().ofDevice() ? Optional.of(relative) : Optional.empty();
    }

    private static Optional<AttributeDefinition> tool(AttributeKey key) {
        return ToolName.of(key)
                .map(tool -> new AttributeDefinition(
                        key,
                        new VersionType(),
                        AttributeClass.PERFORMANCE,
                        AttributeDefinition.Scope.PLATFORM,
                        AttributeDefinition.Match.AT_LEAST,
                        AttributeDefinition.Missing.NONE));
    }

    private static Optional<AttributeDefinition> custom(AttributeKey key) {
        boolean named = key.namespace().equals(CUSTOM)
                && key.text().chars().filter(c -> c == '.').count() >= 2;
        return named
                ? Optional.of(new AttributeDefinition(
                        key,
                        new TextType(),
                        AttributeClass.SEMANTIC,
                        AttributeDefinition.Scope.BOTH,
                        AttributeDefinition.Match.EQUAL,
                        AttributeDefinition.Missing.NONE))
                : Optional.empty();
    }

    /** The known key nearest to one nobody defined. */
    public Optional<AttributeKey> nearest(AttributeKey key) {
        SortedSet<String> keys = new TreeSet<>();
        definitions.keySet().forEach(known -> keys.add(known.text()));
        return NearestKey.of(key.text(), keys).map(AttributeKey::parse);
    }

    public SortedMap<AttributeKey, AttributeDefinition> definitions() {
        return definitions;
    }

    /** First words of keys, the custom one left out. */
    public SortedSet<String> namespaces() {
        return Collections.unmodifiableSortedSet(namespaces);
    }

    /** Kinds of devices: {@code cuda}, {@code rocm}… Each is also a key: a fact about it says whether the machine has any. */
    public SortedSet<String> apis() {
        return apis;
    }
}
