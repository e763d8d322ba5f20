/**
 * Strict JSON in, one spelling of JSON out.
 *
 * <p>{@link io.hanse.protocol.json.StrictJson} takes octets and a reading, and gives the value that
 * was read or a rejection with a JSON pointer. UTF-8 only, no name twice, no name that is not
 * expected, bounded in depth, length, strings and numbers. {@link
 * io.hanse.protocol.json.JsonWriter} writes compactly and in the order in which it is called, so
 * that the same record always has the same octets.
 */
@NullMarked
package io.hanse.protocol.json;

import org.jspecify.annotations.NullMarked;
