package org.collectivemind.client.platform.accelerator;

/** What a device is called, and what says so. */
record ProductName(String name, String source) {}
