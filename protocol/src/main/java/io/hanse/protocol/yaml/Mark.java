package io.hanse.protocol.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Says where in a text something stands, as people count: from 1. */
final class Mark {
  private Mark() {}

  /** In parentheses after a key: {@code (node.yaml line 3, column 7)}, or nothing. */
  static String behindKey(Node node) {
    return of(node.getStartMark()).map(mark -> " (" + mark + ")").orElse("");
  }

  /** In words: {@code node.yaml line 3, column 7}. */
  static Optional<String> of(Optional<org.snakeyaml.engine.v2.exceptions.Mark> found) {
    return found.map(
        mark ->
            "%s line %d, column %d"
                .formatted(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1));
  }
}
