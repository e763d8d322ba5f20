/**
 * What a node answers: receipts, problem details (RFC 9457), and the list of both that a bundle
 * gets.
 */
@NullMarked
package io.hanse.protocol.answer;

import org.jspecify.annotations.NullMarked;
