package io.hanse.node;

import io.hanse.config.server.ClosingOrder;
import io.hanse.node.http.NodeDoor;
import java.net.URI;

/** What a started node is made of, as far as anybody asks. */
record NodeParts(String name, URI url, NodeDoor door, ClosingOrder closing) {}
