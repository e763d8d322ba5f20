/**
 * The settings of one server: a YAML file and environment variables become typed records, or all
 * faults at once. Secrets stand in the file or in files of their own; nothing here prints them.
 */
@NullMarked
package io.hanse.config.settings;

import org.jspecify.annotations.NullMarked;
