package io.hanse.node.http;

import io.hanse.config.directory.Directory;
import io.hanse.config.settings.NodeSettings;
import io.hanse.node.connection.ConnectionCount;
import io.hanse.node.metrics.NodeMetrics;
import io.hanse.node.page.LiveFeed;
import io.hanse.node.page.PageAssets;
import io.hanse.node.reading.NetworkQueries;
import io.hanse.node.reading.WindowFeed;
import io.hanse.node.routing.MessageRouting;
import io.hanse.node.verification.VerificationQueue;
import java.util.function.Supplier;

/**
 * What the door opens to.
 *
 * @param settings where to listen, who may read
 * @param connections counts them for all event loops
 * @param directory the newest directory known here
 * @param queue verifies envelopes
 * @param routing has messages answered
 * @param reading answers questions
 * @param feed hands sealed windows over
 * @param readiness what has to work
 * @param metrics the node's figures
 * @param assets the page's files
 * @param live the page's stream
 */
public record HttpParts(
    NodeSettings settings,
    ConnectionCount connections,
    Supplier<Directory> directory,
    VerificationQueue queue,
    MessageRouting routing,
    NetworkQueries reading,
    WindowFeed feed,
    Readiness readiness,
    NodeMetrics metrics,
    PageAssets assets,
    LiveFeed live) {}
