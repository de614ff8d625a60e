package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.collectivemind.format.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestSchemaAgreesWithTheReaderTest {
    private static final String SCHEMA = "/org/collectivemind/format/schema/cm.yaml.schema.json";
    private static final SchemaRegistry DRAFT_2020_12 =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static String schemaText() {
        try (InputStream in = ManifestReader.class.getResourceAsStream(SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> objections(String yaml) throws JsonProcessingException {
        Schema schema = DRAFT_2020_12.getSchema(schemaText(), InputFormat.JSON);
        Object plain = YamlReader.read(yaml, "cm.yaml").toPlain();
        return schema.validate(new ObjectMapper().writeValueAsString(plain), InputFormat.JSON);
    }

    static Stream<String> accepted() {
        return SampleManifests.accepted();
    }

    static Stream<SampleManifests.Malformed> malformedByShape() {
        return SampleManifests.malformed().filter(SampleManifests.Malformed::byShape);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatTheReaderAcceptsIsValid(String name) throws JsonProcessingException {
        assertThat(objections(SampleManifests.text(name))).isEmpty();
        assertThat(objections(ManifestWriter.write(SampleManifests.manifest(name))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformedByShape")
    void whatHasTheWrongShapeIsInvalid(SampleManifests.Malformed sample) throws JsonProcessingException {
        assertThat(objections(sample.text())).isNotEmpty();
    }

    @Test
    void theSchemaIsItselfValid() {
        Schema ofSchemas = DRAFT_2020_12.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(ofSchemas.validate(schemaText(), InputFormat.JSON)).isEmpty();
    }
}
