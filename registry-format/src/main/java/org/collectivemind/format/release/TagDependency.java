package org.collectivemind.format.release;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;

/**
 * Any package will do that bears all the tags, as Collective Mind's {@code tags: "get,ml-model,resnet50"}.
 *
 * @param tags at least one
 * @param select attributes the chosen variant must have
 */
public record TagDependency(SortedSet<String> tags, Attributes select) implements Dependency {
    public TagDependency {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (tags.isEmpty()) {
            throw new MalformedText("dependency by tags", "", "at least one tag is wanted", List.of());
        }
    }

    /** {@code tags ml-model,resnet50#ml.precision=int8}. */
    @Override
    public String toString() {
        return "tags " + String.join(",", tags) + (select.isEmpty() ? "" : "#" + select);
    }
}
