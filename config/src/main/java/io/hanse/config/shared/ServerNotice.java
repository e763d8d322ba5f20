package io.hanse.config.shared;

import io.hanse.protocol.identity.LedgerId;
import java.net.URI;
import java.util.Optional;

/**
 * One running server.
 *
 * @param name unique among the servers of one process, such as {@code node-europe}
 * @param role node or clearing
 * @param ledger the ledger it serves, where it is a node
 * @param url the URL at which it answers
 */
public record ServerNotice(String name, ServerRole role, Optional<LedgerId> ledger, URI url) {}
