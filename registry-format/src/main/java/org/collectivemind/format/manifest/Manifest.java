package org.collectivemind.format.manifest;

/** A {@code cm.yaml}: a package to publish, or a project that uses packages (DESIGN §4). */
public sealed interface Manifest permits PackageManifest, ProjectManifest {}
