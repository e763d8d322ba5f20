package io.hanse.config.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bearer tokens that a server knows, with their holders. */
public final class Readers {
  private final List<ReaderToken> tokens;
  private final Map<String, ReaderToken> byHash = new HashMap<>();

  public Readers(List<ReaderToken> tokens) {
    this.tokens = List.copyOf(tokens);
    this.tokens.forEach(token -> byHash.putIfAbsent(token.sha256(), token));
  }

  public List<ReaderToken> tokens() {
    return tokens;
  }

  /**
   * Finds the holder of a token. Hashes are compared, so that the duration reveals nothing about
   * tokens.
   */
  public Optional<ReaderToken> find(String token) {
    return Optional.ofNullable(byHash.get(sha256(token)));
  }

  /** The form in which settings hold a token: hex SHA-256. */
  public static String sha256(String token) {
    try {
      byte[] octets = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Readers that && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return tokens.toString();
  }
}
