package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.collectivemind.client.transfer.LocalParts;
import org.collectivemind.format.hash.Digest;

/** The stores below one, asked in their order. */
record LowerLayers(List<LowerLayer> layers) {
    LowerLayers {
        layers = List.copyOf(layers);
    }

    static LowerLayers of(List<Path> roots, Views views) {
        return new LowerLayers(
                roots.stream().map(root -> new LowerLayer(root, views)).toList());
    }

    boolean isEmpty() {
        return layers.isEmpty();
    }

    Optional<VerifiedFile> find(Digest digest, long size, List<Digest> parts) {
        return first(layer -> layer.find(digest, size, parts));
    }

    Optional<LocalParts.Piece> part(Digest part) {
        return first(layer -> layer.part(part));
    }

    Optional<View> view(Tree tree, ViewName name) {
        return first(layer -> layer.view(tree, name));
    }

    List<StoreStatistics.Layer> statistics() {
        return layers.stream().map(LowerLayer::statistics).toList();
    }

    private <T> Optional<T> first(Function<LowerLayer, Optional<T>> question) {
        return layers.stream().flatMap(layer -> question.apply(layer).stream()).findFirst();
    }
}
