/**
 * Payments that a bank can be given.
 *
 * <p>In come the payments of a netting; out go instructions with end-to-end references, and what
 * the settlement account pays out of them as one ISO 20022 credit transfer file. Same cycle, same
 * references, same octets. The closing of a cycle and its export call it.
 */
@NullMarked
package io.hanse.clearing.instruction;

import org.jspecify.annotations.NullMarked;
