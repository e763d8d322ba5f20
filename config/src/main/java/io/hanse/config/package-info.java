/**
 * What every server of a network agrees on: settings, directory, database, shared state, and what
 * their HTTP interfaces have in common.
 */
@NullMarked
package io.hanse.config;

import org.jspecify.annotations.NullMarked;
