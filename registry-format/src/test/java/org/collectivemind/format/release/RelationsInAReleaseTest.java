package org.collectivemind.format.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release has to do with others, and which number of the format that needs. */
class RelationsInAReleaseTest {
    private static final String DEPENDENCIES = "\"dependencies\":[";

    private static String release(int format, String relations) {
        return "{\"cm-release\":" + format + ",\"package\":\"org.a:b\",\"version\":\"1.10\",\"kind\":\"model\","
                + "\"variants\":[{\"id\":\"default\",\"payloads\":[],\"files\":[]}]"
                + (relations.isEmpty() ? "" : "," + relations) + "}\n";
    }

    private static Release read(String text) {
        return ReleaseCodec.read(text.getBytes(StandardCharsets.UTF_8), "b-1.10.cm.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dependencies\":[{\"package\":\"org.x:y\",\"constraint\":\"^1\",\"features\":[\"calibration\"],\"as\":\"small\"}]",
                "\"dependencies\":[{\"capability\":\"blas\",\"constraint\":\">=3\"}]",
                "\"dependencies\":[{\"tags\":[\"a\",\"b\"],\"select\":{\"ml.precision\":\"int8\"}}]",
                "\"dependencies\":[{\"any\":[{\"package\":\"org.x:y\",\"constraint\":\"*\"},{\"capability\":\"blas\",\"constraint\":\"*\"}]}]",
                "\"features\":{\"calibration\":[{\"package\":\"org.x:y\",\"constraint\":\"^2\"}],\"empty\":[]}",
                "\"conflicts\":[{\"package\":\"org.x:y\",\"constraint\":\"<2\",\"select\":{\"os\":\"linux\"}}]",
                "\"constrains\":[{\"package\":\"org.x:y\",\"constraint\":\">=2\"}]",
                "\"provides\":[\"blas@3.2\"]",
                "\"coherent\":[\"cuda.major\"]"
            })
    void eachNewRelationIsWrittenAsItIsReadAndNeedsFormatTwo(String relations) {
        String text = release(2, relations);
        assertThat(new String(ReleaseCodec.write(read(text)), StandardCharsets.UTF_8))
                .isEqualTo(text);
        refused(release(1, relations), "`1` is not a number of format `cm-release`: what follows is of format 2");
    }

    @Test
    void aVariantsRelationsNeedItToo() {
        String text = release(1, "").replace("\"payloads\"", "\"provides\":[\"blas@3.2\"],\"payloads\"");
        refused(text, "what follows is of format 2");
        String two = text.replace("\"cm-release\":1", "\"cm-release\":2");
        assertThat(new String(ReleaseCodec.write(read(two)), StandardCharsets.UTF_8))
                .isEqualTo(two);
    }

    @Test
    void whatTheFirstFormatCanSayStaysInIt() {
        String plain = DEPENDENCIES
                + "{\"package\":\"org.x:y\",\"constraint\":\"^1\",\"select\":{\"os\":\"linux\"},\"strength\":\"soft\","
                + "\"exclusions\":[\"org.x:z\"]}]";
        for (String relations : new String[] {"", plain}) {
            assertThat(new String(ReleaseCodec.write(read(release(1, relations))), StandardCharsets.UTF_8))
                    .isEqualTo(release(1, relations));
            refused(release(2, relations), "`2` is not a number of format `cm-release`: what follows is of format 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | `package`, `capability`, `tags` or `any` is missing",
                "{\"package\":\"a:b\"} | `a:b` is not a dependency: its `constraint` is missing",
                "{\"capability\":\"blas\"} | `blas` is not a dependency: its `constraint` is missing",
                "{\"capability\":\"blas\",\"constraint\":\"*\",\"select\":{\"os\":\"linux\"}} | `select` is not a key of a dependency on a capability: known there: capability, constraint",
                "{\"package\":\"a:b\",\"constraint\":\"*\",\"tags\":[\"x\"]} | `tags` is not a key of a dependency on a package",
                "{\"tags\":[\"x\"],\"as\":\"y\"} | `as` is not a key of a dependency by tags: known there: tags, select",
                "{\"tags\":[]} | at least one tag is wanted",
                "{\"select\":{\"os\":\"linux\"}} | `select` is not a key of alternatives: known there: any",
                "{\"any\":[{\"capability\":\"blas\",\"constraint\":\"*\"}]} | two or more are wanted",
                "{\"capabillity\":\"blas\"} | `capabillity` is not known here"
            })
    void aDependencyIsOnOneThing(String dependency, String why) {
        refused(release(2, DEPENDENCIES + dependency + "]"), why);
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> read(text))
                .hasMessageContaining(why)
                .extracting(failure -> ((MalformedFile) failure).exitCode())
                .isEqualTo(ExitCode.INTEGRITY);
    }
}
