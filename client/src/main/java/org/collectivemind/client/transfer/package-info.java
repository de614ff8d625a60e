/**
 * Bytes from elsewhere, verified. {@link org.collectivemind.client.transfer.Transfer} is the port the rest of the client sees; {@link
 * org.collectivemind.client.transfer.Downloader} is the one implementation. {@code Door} is the only place where {@code --offline},
 * the rules for addresses and redirects, and credentials are enforced; {@code OkHttpWire} is the only place that opens
 * connections, and the only one that sees OkHttp, so that commands that transfer nothing never load it. {@code PartedFetch} fetches
 * big files in parts, {@code Fetch} others in one pass, {@code ContinuedBody} is read while it arrives; {@code Sources} decides for
 * all of them who is asked, and when again. Nothing here knows about the store, registries or the terminal. DESIGN §6 and §7,
 * docs/reference/transfers.md.
 */
@NullMarked
package org.collectivemind.client.transfer;

import org.jspecify.annotations.NullMarked;
