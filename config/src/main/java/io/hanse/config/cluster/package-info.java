/**
 * The cluster of one operator's servers: a Hazelcast member with the shared maps, and a Vert.x
 * instance whose event bus runs over it. {@link io.hanse.config.cluster.Cluster#start} joins and
 * gives both; nothing of Hazelcast is seen outside this package.
 */
@NullMarked
package io.hanse.config.cluster;

import org.jspecify.annotations.NullMarked;
