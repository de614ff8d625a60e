/**
 * What a variant needs of a machine: the expression ({@link org.collectivemind.format.requirement.Requirement}), its text and
 * mapping forms, what the catalog objects to, and evaluation in three values against a platform, with a reason for every part
 * (variants §2.1, §2.3, §2.8). It decides about one variant on one machine; choosing among variants is the resolver's.
 */
@NullMarked
package org.collectivemind.format.requirement;

import org.jspecify.annotations.NullMarked;
