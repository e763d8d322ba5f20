/**
 * Points that members get for purchases and that returns take back: accrual under the programme's
 * rules, and clawback of the returned part, from what remains, from what lapsed, from the member's
 * other points, and as a debt.
 */
@NullMarked
package io.hanse.node.decision.earning;

import org.jspecify.annotations.NullMarked;
