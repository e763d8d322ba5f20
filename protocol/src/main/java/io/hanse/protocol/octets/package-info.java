/**
 * Octets and their spellings: SHA-256 digests, lower-case hex, base64url. Each value has exactly
 * one spelling, and any other is refused.
 */
@NullMarked
package io.hanse.protocol.octets;

import org.jspecify.annotations.NullMarked;
