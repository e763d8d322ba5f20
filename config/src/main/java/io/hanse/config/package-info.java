/** What every server of a network agrees on: settings, directory, database and shared state. */
@NullMarked
package io.hanse.config;

import org.jspecify.annotations.NullMarked;
