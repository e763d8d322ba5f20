/**
 * Who and where: participants, locations, ledgers, members' cards, messages and keys, each a type
 * of its own that cannot hold a malformed value.
 */
@NullMarked
package io.hanse.protocol.identity;

import org.jspecify.annotations.NullMarked;
