package org.collectivemind.client.plan;

import java.util.List;
import org.collectivemind.client.store.View;

/**
 * How the files of new views came to have their content.
 *
 * @param linked hard links to their blobs
 * @param copied with bytes of their own
 */
public record Links(int linked, int copied) {
    public static final Links NONE = new Links(0, 0);

    static Links of(List<View> views) {
        return new Links(
                views.stream().mapToInt(View::linked).sum(),
                views.stream().mapToInt(View::copied).sum());
    }
}
