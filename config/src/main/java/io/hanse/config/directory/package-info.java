/**
 * The network's public facts: ledgers, participants, their keys, tariffs and locations, and the
 * programme. A directory has a version; each ledger keeps the octets of one version and decides by
 * them, whatever has been announced since. Read from the operator's YAML file or from a stored copy
 * by {@link io.hanse.config.directory.DirectoryFile}, and never changed in memory: a change is a
 * new directory.
 */
@NullMarked
package io.hanse.config.directory;

import org.jspecify.annotations.NullMarked;
