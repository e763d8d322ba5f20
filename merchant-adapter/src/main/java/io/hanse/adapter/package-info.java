/** What runs at the merchant: client library, durable outbox, sector formats and command line. */
@NullMarked
package io.hanse.adapter;

import org.jspecify.annotations.NullMarked;
