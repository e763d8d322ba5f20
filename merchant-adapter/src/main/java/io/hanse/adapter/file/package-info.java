/**
 * Files that only their owner may read, and disk failures in words for a person. Paths come in;
 * files that are closed to others from their first moment go out. Whoever writes keys, messages or
 * answers writes them through here.
 */
@NullMarked
package io.hanse.adapter.file;

import org.jspecify.annotations.NullMarked;
