/**
 * An HTTP/1.1 server that serves files correctly until it is told not to: {@link
 * org.collectivemind.testrepos.server.ChaosServer}. Range and precondition semantics follow RFC 9110; every way of going wrong
 * is a {@link org.collectivemind.testrepos.server.Fault}. It listens on loopback only and needs no library.
 */
@NullMarked
package org.collectivemind.testrepos.server;

import org.jspecify.annotations.NullMarked;
