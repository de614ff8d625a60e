package org.collectivemind.client.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.resolver.explain.Edit;

/** Turns a report into JSON. The one place of the client that uses data binding, and only under {@code --json}. */
final class JsonText {
    private JsonText() {}

    /** @param statistics becomes a member of a report that is an object, and is left out of a list */
    static String of(Object report, Optional<? extends Object> statistics) {
        SimpleModule words = new SimpleModule();
        for (Class<?> word : new Class<?>[] {
            Digest.class, PackageName.class, AttributeKey.class, Path.class, URI.class, Edit.Code.class
        }) {
            words.addSerializer(word, ToStringSerializer.instance);
            words.addKeySerializer(word, new WordKey());
        }
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(words)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        try {
            if (statistics.isPresent() && mapper.valueToTree(report) instanceof ObjectNode object) {
                return mapper.writeValueAsString(object.set("statistics", mapper.valueToTree(statistics.get())));
            }
            return mapper.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report is plain data", impossible);
        }
    }

    private static final class WordKey extends com.fasterxml.jackson.databind.JsonSerializer<Object> {
        @Override
        public void serialize(
                Object value,
                com.fasterxml.jackson.core.JsonGenerator generator,
                com.fasterxml.jackson.databind.SerializerProvider serializers)
                throws java.io.IOException {
            generator.writeFieldName(value.toString());
        }
    }
}
