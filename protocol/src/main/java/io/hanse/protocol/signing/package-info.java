/**
 * Who says so: Ed25519 keys and signatures (RFC 8032), and the envelope of a message (JWS compact
 * serialization, RFC 7515 with RFC 8037).
 *
 * <p>A public key becomes a {@link io.hanse.protocol.signing.VerifyingKey} only through an
 * admission that refuses keys under which signatures prove nothing.
 */
@NullMarked
package io.hanse.protocol.signing;

import org.jspecify.annotations.NullMarked;
