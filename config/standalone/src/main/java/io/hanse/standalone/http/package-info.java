/** What the operator's commands say to clearing over HTTP, and what they read in its answers. */
@NullMarked
package io.hanse.standalone.http;

import org.jspecify.annotations.NullMarked;
