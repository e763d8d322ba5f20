/** A participant's contract in figures: what its points cost it, what it is reimbursed. */
@NullMarked
package io.hanse.protocol.tariff;

import org.jspecify.annotations.NullMarked;
