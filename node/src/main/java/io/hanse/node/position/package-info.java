/**
 * What participants owe each other at this moment, for looking and for alerts. Each lane shows its
 * own absolute figures after each commit; every node shows all lanes of its ledger again from SQL
 * each second, dead ones too. Of two figures the higher version is right, so that neither order nor
 * repetition nor loss matters.
 */
@NullMarked
package io.hanse.node.position;

import org.jspecify.annotations.NullMarked;
