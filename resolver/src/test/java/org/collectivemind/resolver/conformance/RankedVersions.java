package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;

/**
 * The versions of a foreign package by their order alone: the version of rank r is {@code (2r+1)}, its pre-releases end in
 * {@code -pre}. The even numbers between them are bounds, so that a range names no version and asks for no pre-release.
 */
final class RankedVersions {
    private final List<String> texts;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private final Map<Version, String> back = new HashMap<>();

    /** @param texts lowest first */
    RankedVersions(List<String> texts, Set<String> prereleases) {
        this.texts = List.copyOf(texts);
        for (int rank = 0; rank < texts.size(); rank++) {
            String text = texts.get(rank);
            Version version = VersionScheme.CM.parse(2 * rank + 1 + (prereleases.contains(text) ? "-pre" : ""));
            versions.put(text, version);
            back.put(version, text);
        }
    }

    /** By the source's text, lowest first. */
    Map<String, Version> versions() {
        return versions;
    }

    String text(Version version) {
        return back.get(version);
    }

    /** @param asksForPrereleases whether the foreign text names one */
    Constraint oneOf(List<String> allowed, boolean asksForPrereleases) {
        Set<String> wanted = new HashSet<>(allowed);
        if (!asksForPrereleases && wanted.containsAll(texts)) {
            return Constraint.ANY;
        }
        List<String> runs = new ArrayList<>();
        for (int rank = 0; rank < texts.size(); rank++) {
            if (wanted.contains(texts.get(rank))) {
                int first = rank;
                while (rank + 1 < texts.size() && wanted.contains(texts.get(rank + 1))) {
                    rank++;
                }
                runs.add(">=" + 2 * first + (asksForPrereleases ? "-pre" : "") + ",<" + (2 * rank + 2));
            }
        }
        return Constraint.parse(runs.isEmpty() ? "!*" : String.join(" || ", runs));
    }

    Constraint exactly(String text) {
        return Constraint.parse("==" + versions.get(text));
    }
}
