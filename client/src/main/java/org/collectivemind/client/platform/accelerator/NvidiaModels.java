package org.collectivemind.client.platform.accelerator;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the product name of an NVIDIA GPU tells, from {@code nvidia-gpus.txt} beside this class, which names its source. A name
 * means a product where its words stand in it one after the other; the longest such product counts, so {@code NVIDIA A100-SXM4-80GB}
 * is an A100 and {@code RTX 6000 Ada Generation} is no Quadro RTX 6000.
 */
final class NvidiaModels {
    static final String SOURCE = "the product name, by NVIDIA's table";

    private NvidiaModels() {}

    /**
     * A product, or a family of them.
     *
     * @param words of its name, in lower case
     * @param computeCapability empty for a family
     * @param type {@code datacenter}, {@code workstation}, {@code geforce} or {@code jetson}
     * @param unified it shares the memory of the machine
     */
    record Model(List<String> words, Optional<String> computeCapability, String type, boolean unified) {}

    static Optional<Model> of(String productName) {
        List<String> words = words(productName);
        return BuiltIn.MODELS.stream()
                .filter(model -> Collections.indexOfSubList(words, model.words()) >= 0)
                .reduce((best, next) -> next.words().size() > best.words().size() ? next : best);
    }

    private static List<String> words(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9.]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Read when the first NVIDIA GPU is met. */
    private static final class BuiltIn {
        static final List<Model> MODELS = DataTable.rows("nvidia-gpus.txt").stream()
                .flatMap(row -> Stream.of(row.get(2).split(","))
                        .map(name -> new Model(
                                words(name),
                                Optional.of(row.get(0)).filter(text -> !text.isEmpty()),
                                row.get(1),
                                row.size() > 3 && row.get(3).equals("unified"))))
                .toList();
    }
}
