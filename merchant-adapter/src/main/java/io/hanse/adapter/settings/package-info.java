/**
 * The settings of one merchant's installation: a small YAML file, with options of the command line
 * in place of any of its keys.
 */
@NullMarked
package io.hanse.adapter.settings;

import org.jspecify.annotations.NullMarked;
