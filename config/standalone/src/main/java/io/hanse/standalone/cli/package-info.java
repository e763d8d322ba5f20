/**
 * The command line {@code hanse}. Commands read their arguments, call the packages that do the work
 * and print; a failure is said in a sentence with the way out, and has an exit code that {@code
 * hanse --help} lists.
 */
@NullMarked
package io.hanse.standalone.cli;

import org.jspecify.annotations.NullMarked;
