/** Where `cm` keeps its files on a machine: {@link org.collectivemind.client.home.CmHome}. */
@NullMarked
package org.collectivemind.client.home;

import org.jspecify.annotations.NullMarked;
