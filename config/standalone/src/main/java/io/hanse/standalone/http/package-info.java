/** The operator's requests to clearing over HTTP, and its answers as typed values. */
@NullMarked
package io.hanse.standalone.http;

import org.jspecify.annotations.NullMarked;
