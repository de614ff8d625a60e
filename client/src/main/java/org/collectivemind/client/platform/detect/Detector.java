package org.collectivemind.client.platform.detect;

import java.time.Duration;
import java.util.List;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * One unit of detection. It runs apart from the others, for no longer than its limit: what it has not answered by then is Unknown,
 * and devices it has noted by then do not count, for nobody knows how many are missing.
 *
 * @param name as reasons name it
 * @param limit time it may take; programs it still waits for are then killed
 * @param keys of all facts it may state, which no other detector does
 */
public record Detector(String name, Duration limit, List<AttributeKey> keys, Look look) {
    /** Enough for files. */
    public static final Duration BRIEF = Duration.ofSeconds(2);
    /** Enough for a program or two that wake a device up. */
    public static final Duration PATIENT = Duration.ofMillis(4_500);

    public Detector {
        keys = List.copyOf(keys);
    }

    public Detector(String name, List<AttributeKey> keys, Look look) {
        this(name, BRIEF, keys, look);
    }

    /** Looks at a machine and notes what it has. */
    @FunctionalInterface
    public interface Look {
        void detect(Machine machine, Findings findings);
    }
}
