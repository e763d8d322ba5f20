/**
 * The messages that a participant signs. {@link io.hanse.protocol.message.Message} is sealed:
 * whoever handles messages handles all of them.
 */
@NullMarked
package io.hanse.protocol.message;

import org.jspecify.annotations.NullMarked;
