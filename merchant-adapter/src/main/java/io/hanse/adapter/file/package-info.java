/**
 * The merchant's files. Whoever writes keys, messages or answers writes them through here, so that
 * only their owner may read them, from their first moment. A YAML file comes in and goes out as a
 * value, or is refused as {@link io.hanse.adapter.file.UnusableFile} with all its faults; failures
 * of the disk are put into words for a person.
 */
@NullMarked
package io.hanse.adapter.file;

import org.jspecify.annotations.NullMarked;
