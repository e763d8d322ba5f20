/**
 * Invoices of a shop: the rows of an invoice become one purchase with lines, the rows of a return
 * take back parts of earlier purchases of the same customer.
 */
@NullMarked
package io.hanse.adapter.retail;

import org.jspecify.annotations.NullMarked;
