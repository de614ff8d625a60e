package org.collectivemind.format.json;

/** Where in a file a token starts; line and column count from 1. */
record JsonPlace(int line, int column) {}
