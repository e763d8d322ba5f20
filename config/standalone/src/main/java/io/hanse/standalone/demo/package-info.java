/**
 * The demonstration: a whole network in this program on an embedded PostgreSQL, with members who
 * earn at one company and burn at another. {@link io.hanse.standalone.demo.DemoNetwork} starts it;
 * {@link io.hanse.standalone.demo.EndlessTraffic} keeps it busy until it is stopped; {@link
 * io.hanse.standalone.demo.OnceRun} takes merchants' real files through it instead, closes a cycle
 * and checks every result.
 */
@NullMarked
package io.hanse.standalone.demo;

import org.jspecify.annotations.NullMarked;
