package org.collectivemind.client.plan;

import java.util.Optional;
import org.collectivemind.client.store.Tree;
import org.collectivemind.client.store.View;
import org.collectivemind.client.store.ViewName;

/** A variant's directory. @param standing the one that is there and intact, as far as its metadata tell */
public record PlannedView(ViewName name, Tree tree, Optional<View> standing) {}
