/** What a variant needs of a machine: the expression, its text and mapping forms, and three-valued evaluation. */
@NullMarked
package org.collectivemind.format.requirement;

import org.jspecify.annotations.NullMarked;
