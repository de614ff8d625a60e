/** What a resolution is asked with: roots, target, preferences, rules, and where packages come from. Values and one port, no logic. */
@NullMarked
package org.collectivemind.resolver.request;

import org.jspecify.annotations.NullMarked;
