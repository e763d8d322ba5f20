package io.hanse.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verifies receipts of accruals as somebody would who has nothing but the specification's section
 * "Receipts", a JSON parser and the JDK: its five steps, word for word, and nothing beyond them.
 */
final class LiteralReader {
  private static final HexFormat HEX = HexFormat.of();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The members of each object, in the order of its table. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "receipt",
          List.of(
              "format",
              "messageSha256",
              "outcome",
              "salt",
              "obligationsRoot",
              "index",
              "path",
              "batch",
              "jwk",
              "signature"),
          "outcome",
          List.of(
              "result",
              "participant",
              "id",
              "type",
              "ledger",
              "postedAt",
              "card",
              "points",
              "repaid",
              "explanation",
              "balance"),
          "explanation",
          List.of("line", "rule", "points"),
          "balance",
          List.of("available", "held", "debt"),
          "batch",
          List.of(
              "format",
              "ledger",
              "lane",
              "number",
              "window",
              "size",
              "root",
              "previous",
              "closedAt",
              "key"),
          "jwk",
          List.of("kty", "crv", "x"));

  private LiteralReader() {}

  /** Whether all five steps are fulfilled. */
  static boolean holds(byte[] receipt, byte[] message) {
    try {
      Map<?, ?> read = (Map<?, ?>) parsed(receipt);
      return first(read, receipt) && second(read) && third(read) && fourth(read, message);
    } catch (IOException | RuntimeException | GeneralSecurityException unfit) {
      return false;
    }
  }

  private static boolean first(Map<?, ?> receipt, byte[] octets) {
    return Arrays.equals(spelled("receipt", receipt).getBytes(UTF_8), octets)
        && receipt.get("format").equals("hanse-receipt/1")
        && in(receipt, "batch", "format").equals("hanse-batch/1")
        && in(receipt, "jwk", "kty").equals("OKP")
        && in(receipt, "jwk", "crv").equals("Ed25519");
  }

  private static boolean second(Map<?, ?> receipt) throws GeneralSecurityException {
    String required =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + in(receipt, "jwk", "x") + "\"}";
    return BASE64
            .encodeToString(sha256(required.getBytes(UTF_8)))
            .equals(in(receipt, "batch", "key"))
        && in(receipt, "outcome", "ledger").equals(in(receipt, "batch", "ledger"));
  }

  private static boolean third(Map<?, ?> receipt) throws GeneralSecurityException {
    byte[] prefix = HEX.parseHex("302a300506032b6570032100");
    byte[] x = Base64.getUrlDecoder().decode((String) in(receipt, "jwk", "x"));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(prefix, x))));
    verifier.update(spelled("batch", receipt.get("batch")).getBytes(UTF_8));
    return verifier.verify(Base64.getUrlDecoder().decode((String) receipt.get("signature")));
  }

  /** Steps four and five: RFC 9162 section 2.1.3.2 from the leaf, and the message's own digest. */
  private static boolean fourth(Map<?, ?> receipt, byte[] message) throws NoSuchAlgorithmException {
    byte[] outcome = spelled("outcome", receipt.get("outcome")).getBytes(UTF_8);
    byte[] hash =
        sha256(
            new byte[] {0, 1},
            hex(receipt.get("messageSha256")),
            sha256(hex(receipt.get("salt")), outcome),
            hex(receipt.get("obligationsRoot")));
    long fn = (Long) receipt.get("index");
    long sn = (Long) in(receipt, "batch", "size") - 1;
    if (fn > sn) {
      return false;
    }
    for (Object step : (List<?>) receipt.get("path")) {
      if (sn == 0) {
        return false;
      }
      boolean left = (fn & 1) == 1 || fn == sn;
      hash =
          left ? sha256(new byte[] {1}, hex(step), hash) : sha256(new byte[] {1}, hash, hex(step));
      while (left && (fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0
        && Arrays.equals(hash, hex(in(receipt, "batch", "root")))
        && Arrays.equals(sha256(message), hex(receipt.get("messageSha256")));
  }

  private static Object in(Map<?, ?> receipt, String object, String member) {
    return ((Map<?, ?>) receipt.get(object)).get(member);
  }

  /** The one spelling; a member that no table has is left out, and so shows. */
  private static String spelled(String name, Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        List<String> members = new ArrayList<>();
        for (String member : MEMBERS.get(name)) {
          members.add("\"" + member + "\":" + spelled(member, object.get(member)));
        }
        yield "{" + String.join(",", members) + "}";
      }
      case List<?> list -> {
        List<String> elements = new ArrayList<>();
        list.forEach(element -> elements.add(spelled(name, element)));
        yield "[" + String.join(",", elements) + "]";
      }
      case Long number -> number.toString();
      default -> "\"" + escaped(sameValue(name, (String) value)) + "\"";
    };
  }

  /** Hex and base64url are read into octets and written again. */
  private static String sameValue(String name, String text) {
    return switch (name) {
      case "messageSha256", "salt", "obligationsRoot", "path", "root", "previous" ->
          HEX.formatHex(HEX.parseHex(text));
      case "x", "signature", "key" -> BASE64.encodeToString(Base64.getUrlDecoder().decode(text));
      default -> text;
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '"', '\\' -> escaped.append('\\').append(character);
        case '\b' -> escaped.append("\\b");
        case '\f' -> escaped.append("\\f");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default ->
            escaped.append(character < ' ' ? "\\u%04x".formatted((int) character) : character);
      }
    }
    return escaped.toString();
  }

  private static byte[] hex(Object text) {
    return HEX.parseHex((String) text);
  }

  private static byte[] sha256(byte[]... parts) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(join(parts));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static Object parsed(byte[] octets) throws IOException {
    try (JsonParser json = JSON.createParser(octets)) {
      json.nextToken();
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new IOException("there is more");
      }
      return value;
    }
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          object.put(name, value(json));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_STRING -> json.getText();
      default -> throw new IOException("nothing else is in a receipt");
    };
  }
}
