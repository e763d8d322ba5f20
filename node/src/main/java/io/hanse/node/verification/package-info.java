/**
 * Who says so. Octets come in as {@link io.hanse.node.verification.SignedEnvelope} and go out
 * either refused or as a {@link io.hanse.node.verification.VerifiedEnvelope}, whose messages were
 * read strictly and are signed by a key that the directory lists for the very participant they
 * name. Nothing else can make a {@link io.hanse.node.verification.VerifiedMessage}, so that
 * whatever decides and posts behind this package never meets an unsigned one.
 */
@NullMarked
package io.hanse.node.verification;

import org.jspecify.annotations.NullMarked;
