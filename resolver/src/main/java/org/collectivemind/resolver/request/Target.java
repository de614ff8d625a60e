package org.collectivemind.resolver.request;

import org.collectivemind.format.platform.Platform;

/** A named platform that is resolved for. */
public record Target(String name, Platform platform) {}
