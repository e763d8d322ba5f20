package io.hanse.clearing.checking;

import io.hanse.protocol.octets.Sha256;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Stores a Merkle path in one column: its siblings, concatenated. */
final class PathSql {
  private PathSql() {}

  static Buffer octets(List<Sha256> path) {
    Buffer octets = Buffer.buffer(path.size() * Sha256.LENGTH);
    path.forEach(sibling -> octets.appendBytes(sibling.octets()));
    return octets;
  }

  static Buffer octets(Sha256 digest) {
    return Buffer.buffer(digest.octets());
  }

  static List<Sha256> path(Buffer octets) {
    List<Sha256> path = new ArrayList<>();
    for (int at = 0; at < octets.length(); at += Sha256.LENGTH) {
      path.add(Sha256.wrap(octets.getBytes(at, at + Sha256.LENGTH)));
    }
    return path;
  }
}
