/** The command line. The only package that writes to the terminal. */
@NullMarked
package io.hanse.adapter.cli;

import org.jspecify.annotations.NullMarked;
