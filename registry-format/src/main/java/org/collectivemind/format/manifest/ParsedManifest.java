package org.collectivemind.format.manifest;

/** A manifest and where its values stand in the file. */
public record ParsedManifest(Manifest manifest, ManifestPositions positions) {}
