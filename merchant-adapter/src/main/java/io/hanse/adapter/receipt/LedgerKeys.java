package io.hanse.adapter.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.OwnerOnly;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.signing.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of the public keys of ledgers: a node's {@code /v1/directory/keys}, a JWK set (RFC 7517),
 * or one key a line in base64url.
 */
public final class LedgerKeys {
  private static final String REMEMBERED = "ledger-keys.json";
  private static final JsonFactory JSON = new JsonFactory();

  private LedgerKeys() {}

  /**
   * The keys in a file.
   *
   * @throws UnusableFile when it has none, or one that is no key
   */
  public static Set<KeyId> read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + DiskTrouble.reason(unreadable)));
    }
  }

  /** The keys that the installation remembers, none if it never asked for them. */
  public static Set<KeyId> remembered(Path home) {
    Path file = home.resolve(REMEMBERED);
    return Files.exists(file) ? read(file) : Set.of();
  }

  /**
   * Keeps a node's list of keys, unless keys are remembered already: a node that is compromised
   * later cannot change the trusted keys.
   *
   * @return whether they were kept
   */
  public static boolean remember(Path home, String listed) {
    Path file = home.resolve(REMEMBERED);
    if (Files.exists(file)) {
      return false;
    }
    try {
      parse("the node's list of keys", listed);
      Path written = home.resolve(REMEMBERED + ".new");
      Files.deleteIfExists(written);
      OwnerOnly.create(written, listed.getBytes(StandardCharsets.UTF_8));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (UnusableFile none) {
      return false;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static Set<KeyId> parse(String name, String text) {
    Set<KeyId> keys = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (String x : spelled(name, text)) {
      Optional<VerifyingKey> key = VerifyingKey.parse(x);
      key.ifPresentOrElse(
          admitted -> keys.add(admitted.id()), () -> faults.add("no Ed25519 key: " + x));
    }
    if (keys.isEmpty() && faults.isEmpty()) {
      faults.add("it has no keys");
    }
    if (!faults.isEmpty()) {
      throw new UnusableFile(name, faults);
    }
    return keys;
  }

  private static List<String> spelled(String name, String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[")
        ? inJson(name, text)
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The values of every member {@code x}, at any depth. */
  private static List<String> inJson(String name, String text) {
    List<String> found = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "x".equals(json.currentName())) {
          found.add(json.getText());
        }
      }
      return found;
    } catch (IOException malformed) {
      throw new UnusableFile(name, List.of("it is not JSON: " + malformed.getMessage()));
    }
  }
}
