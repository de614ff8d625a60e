package org.collectivemind.resolver.request;

import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;

/** One variant of a version: what it is, and what it needs. */
public record VariantEntry(VariantId id, Attributes attributes, Requirement requires) {}
