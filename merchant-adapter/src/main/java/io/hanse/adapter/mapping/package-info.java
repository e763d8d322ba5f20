/**
 * How a merchant's file is to be read: which column is what, currency, times, places, codes that
 * are no goods. A readable YAML file; the formats' own defaults ship as resources and are ordinary
 * mapping files.
 */
@NullMarked
package io.hanse.adapter.mapping;

import org.jspecify.annotations.NullMarked;
