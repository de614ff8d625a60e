package org.collectivemind.client.registry.maven;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;

/**
 * A variant of a plain Maven package: the main artifact, or the one with a classifier somebody wished.
 *
 * @param classifiers how the classifier may be spelled, the likeliest first; the first that is published is it
 */
record ClassifierVariant(VariantId id, Attributes attributes, Requirement requires, List<String> classifiers) {
    static final AttributeKey CLASSIFIER = new AttributeKey("maven.classifier");

    /** No classifier. */
    static final ClassifierVariant MAIN =
            new ClassifierVariant(VariantId.DEFAULT, Attributes.NONE, Requirement.ALWAYS, List.of(""));

    private static final String OS = "{os}";
    private static final String ARCH = "{arch}";
    private static final Map<String, List<String>> SYSTEMS = Map.of(
            "linux", List.of("linux"),
            "macos", List.of("osx", "macosx", "macos", "darwin"),
            "windows", List.of("windows", "win"));
    private static final Map<String, List<String>> ARCHITECTURES = Map.of(
            "x86_64", List.of("x86_64", "amd64"),
            "aarch64", List.of("aarch64", "aarch_64", "arm64"));

    ClassifierVariant {
        classifiers = List.copyOf(classifiers);
    }

    /**
     * What a wish stands for.
     *
     * @param wish a classifier, in which {@code {os}} and {@code {arch}} stand for the machine's; then one variant for each machine
     */
    static List<ClassifierVariant> of(String wish) {
        List<ClassifierVariant> variants = new ArrayList<>();
        for (String system : machines(wish.contains(OS), SYSTEMS)) {
            for (String architecture : machines(wish.contains(ARCH), ARCHITECTURES)) {
                variants.add(variant(wish, system, architecture));
            }
        }
        return variants;
    }

    private static List<String> machines(boolean wanted, Map<String, List<String>> known) {
        return wanted ? known.keySet().stream().sorted().toList() : List.of("");
    }

    private static ClassifierVariant variant(String wish, String system, String architecture) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String systemName : SYSTEMS.getOrDefault(system, List.of(""))) {
            for (String architectureName : ARCHITECTURES.getOrDefault(architecture, List.of(""))) {
                spellings.add(wish.replace(OS, systemName).replace(ARCH, architectureName));
            }
        }
        List<Requirement> needs = new ArrayList<>();
        if (!system.isEmpty()) {
            needs.add(Requirement.parse("os = " + system));
        }
        if (!architecture.isEmpty()) {
            needs.add(Requirement.parse("arch = " + architecture));
        }
        return new ClassifierVariant(
                id(wish.replace(OS, system).replace(ARCH, architecture)),
                Attributes.of(Map.of(CLASSIFIER, wish)),
                Requirement.and(needs),
                List.copyOf(spellings));
    }

    private static VariantId id(String classifier) {
        String safe = classifier.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        String started = safe.matches("[a-z0-9_].*") ? safe : "_" + safe;
        return new VariantId(started.substring(0, Math.min(100, started.length())));
    }
}
