/**
 * Points that members give: redemption at once, authorization with its capture or release, and the
 * return of redeemed points. Which lots are used first is decided in one place, for all of them.
 */
@NullMarked
package io.hanse.node.decision.spending;

import org.jspecify.annotations.NullMarked;
