package org.collectivemind.client.plan;

import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;

/** What people know a payload by: {@code resnet50 1.5.0 weights.onnx}. */
public final class Labels {
    private Labels() {}

    /** @param payload its index */
    public static String of(WantedVariant variant, int payload) {
        Coordinate coordinate = variant.name().coordinate();
        return coordinate.name().name() + " " + coordinate.version() + " " + file(variant, payload);
    }

    /** A file by its place in the package; an archive by its own name. */
    private static String file(WantedVariant variant, int index) {
        Payload payload = variant.payloads().get(index);
        return payload.format() == Payload.Format.RAW
                ? variant.files().stream()
                        .filter(file -> file.payload() == index)
                        .map(FileEntry::path)
                        .findFirst()
                        .map(Object::toString)
                        .orElseGet(() -> name(payload.origin()))
                : name(payload.origin());
    }

    private static String name(PayloadOrigin origin) {
        if (origin instanceof PayloadOrigin.Hosted hosted) {
            return hosted.fileName();
        }
        String path = origin instanceof PayloadOrigin.Maven maven
                ? maven.artifact().path()
                : String.valueOf(((PayloadOrigin.Url) origin).uri().getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
