/**
 * What one server is told when it starts: a YAML file plus environment variables, read into typed
 * records with all faults at once. Secrets stand in the file or in files of their own; nothing here
 * prints them.
 */
@NullMarked
package io.hanse.config.settings;

import org.jspecify.annotations.NullMarked;
