package io.hanse.protocol.message;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_AMOUNT;
import static io.hanse.protocol.rejection.RejectionCode.INVALID_BUNDLE;
import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;
import static io.hanse.protocol.rejection.RejectionCode.MALFORMED_JSON;
import static io.hanse.protocol.rejection.RejectionCode.TOO_LARGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Samples;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMessageTest {
  private static final String GOOD =
      """
      {"type":"accrual","id":"01932c07-1a2b-7c3d-8e4f-5a6b7c8d9e0f","participant":"hotel",\
      "location":"lobby","occurredAt":"2026-11-20T10:15:30-08:00",\
      "member":{"card":"4000010000000001"},"purchase":{"total":{"currency":"EUR","amount":"12.34"},\
      "lines":[{"line":1,"sku":"room","quantity":"1","amount":{"currency":"EUR","amount":"12.34"}}]}}\
      """;

  private static Arguments change(String from, String to, RejectionCode code, String pointer) {
    return Arguments.of(from, to, code, pointer);
  }

  static Stream<Arguments> changes() {
    String total = "\"total\":{\"currency\":\"EUR\",\"amount\":\"12.34\"}";
    return Stream.of(
        // The JSON itself.
        change("{\"type\"", "{\"id\":1,\"type\"", MALFORMED_JSON, null),
        change("\"sku\":\"room\"", "\"sku\":\"room\",\"sku\":\"room\"", MALFORMED_JSON, null),
        change("\"sku\"", "\"x\":1,\"y\":1,\"y\":2,\"sku\"", MALFORMED_JSON, null),
        change("\"sku\":\"room\"", "\"sku\":\"\\ud800\"", MALFORMED_JSON, null),
        change("\"sku\":\"room\"", "\"sku\":'room'", MALFORMED_JSON, null),
        change("\"line\":1", "\"line\":01", MALFORMED_JSON, null),
        change("\"line\":1", "\"line\":NaN", MALFORMED_JSON, null),
        change("}}]}}", "}}]}}{}", MALFORMED_JSON, null),
        change("}}]}}", "}}]},}", MALFORMED_JSON, null),
        change("}}]}}", "}}]}", MALFORMED_JSON, null),
        change("\"line\":1", "\"line\":1 /* one */", MALFORMED_JSON, null),
        change("\"line\":1", "\"x\":" + "[".repeat(5000), MALFORMED_JSON, null),
        change("\"line\":1", "\"line\":" + "1".repeat(5000), MALFORMED_JSON, null),
        change("room", "r".repeat(5000), MALFORMED_JSON, null),
        // Fields.
        change(
            "\"sku\":\"room\"",
            "\"sku\":\"room\",\"colour\":1",
            INVALID_MESSAGE,
            "/purchase/lines/0/colour"),
        change("\"sku\":\"room\",", "", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"sku\":\"room\"", "\"sku\":\"\\u0000\"", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"room\"", "\"\\u0080\"", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"room\"", "\"\u009f\"", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"room\"", "\"\ud83d\ude00\\u0001\"", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"room\"", "\"\ufffe\"", MALFORMED_JSON, null),
        change("\"room\"", "\"\\uffff\"", MALFORMED_JSON, null),
        change("\"room\"", "\"\ufdd0\"", MALFORMED_JSON, null),
        change("\"room\"", "\"\ufdef\"", MALFORMED_JSON, null),
        change("\"room\"", "\"\ud83f\udffe\"", MALFORMED_JSON, null),
        change("\"room\"", "\"\\udbff\\udfff\"", MALFORMED_JSON, null),
        change("\"line\":1", "\"\ufffe\":0,\"line\":1", MALFORMED_JSON, null),
        change("-08:00", "+18:00", INVALID_MESSAGE, "/occurredAt"),
        change("\"sku\":\"room\"", "\"sku\":null", INVALID_MESSAGE, "/purchase/lines/0/sku"),
        change("\"line\":1", "\"line\":1e400", INVALID_MESSAGE, "/purchase/lines/0/line"),
        change("\"line\":1", "\"line\":1.0", INVALID_MESSAGE, "/purchase/lines/0/line"),
        change("\"line\":1", "\"line\":-0", INVALID_MESSAGE, "/purchase/lines/0/line"),
        change("\"line\":1", "\"line\":0", INVALID_MESSAGE, "/purchase/lines/0/line"),
        change("accrual", "accrue", INVALID_MESSAGE, "/type"),
        change("accrual", "hold.lapse", INVALID_MESSAGE, "/type"),
        change("accrual", "redemption", INVALID_MESSAGE, "/purchase"),
        change("\"type\":\"accrual\",", "", INVALID_MESSAGE, "/type"),
        change("0000001\"", "0000002\"", INVALID_MESSAGE, "/member/card"),
        change("5a6b7c8d9e0f", "5A6B7C8D9E0F", INVALID_MESSAGE, "/id"),
        change("\"hotel\"", "\"operator\"", INVALID_MESSAGE, "/participant"),
        change("10:15:30-08:00", "10:15:30", INVALID_MESSAGE, "/occurredAt"),
        change("11-20T10", "02-30T10", INVALID_MESSAGE, "/occurredAt"),
        // Amounts: behind every other fault of the message.
        change(total, total.replace("12.34", "12.340"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(total, total.replace("12.34", "12.3"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(total, total.replace("12.34", "1e400"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(
            total, total.replace("\"12.34\"", "1e400"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(
            total, total.replace("\"12.34\"", "12.34"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(total, total.replace("12.34", "-12.34"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(total, total.replace("12.34", "-0.00"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(
            total,
            total.replace("12.34", "99999999999999.00"),
            INVALID_AMOUNT,
            "/purchase/total/amount"),
        change(total, total.replace("EUR", "JPY"), INVALID_AMOUNT, "/purchase/total/amount"),
        change(total, total.replace("EUR", "XXQ"), INVALID_AMOUNT, "/purchase/total/currency"),
        change(total, total.replace("12.34", "12.35"), INVALID_AMOUNT, "/purchase/total"),
        change(
            "\"quantity\":\"1\"",
            "\"quantity\":\"0\"",
            INVALID_AMOUNT,
            "/purchase/lines/0/quantity"),
        change(
            "\"quantity\":\"1\"",
            "\"quantity\":1e400",
            INVALID_AMOUNT,
            "/purchase/lines/0/quantity"),
        change("12.34\"},\"lines\":", "1\"},\"z\":0,\"lines\":", INVALID_MESSAGE, "/purchase/z"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aFaultGetsItsCodeAndPlace(String from, String to, RejectionCode code, String pointer) {
    assertTrue(GOOD.contains(from), from);

    Rejection rejection = refusal(GOOD.replace(from, to).getBytes(UTF_8));

    assertEquals(code, rejection.code(), rejection.toString());
    if (pointer != null) {
      assertEquals(pointer, rejection.pointer());
    }
  }

  private static Rejection refusal(byte[] octets) {
    Result<Payload> payload = PayloadReader.read(octets);
    return payload
        .refusal()
        .or(() -> payload.orElseThrow().items().getFirst().message().refusal())
        .orElseThrow();
  }

  @Test
  void theMessageWithoutAFaultIsRead() {
    assertTrue(MessageReader.read(GOOD.getBytes(UTF_8)).accepted().isPresent());
  }

  @Test
  void bidirectionalMarksAndTheFarthestOffsetsAreCarried() {
    for (String mark : new String[] {"\u200f", "\u202e", "\u2066", "\u2069", "\ufdcf", "\ufdf0"}) {
      String marked = GOOD.replace("\"room\"", "\"a" + mark + "b\"");
      assertTrue(MessageReader.read(marked.getBytes(UTF_8)).accepted().isPresent(), marked);
    }
    for (String offset : new String[] {"-17:59", "+17:59", "+14:00", "Z"}) {
      byte[] far = GOOD.replace("-08:00", offset).getBytes(UTF_8);
      assertTrue(MessageReader.read(far).accepted().isPresent(), offset);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prescription=yes",
        "prescription=TRUE",
        "prescription=true ",
        "prescription=1",
        "prescription=",
        "Prescription=true",
        "PRESCRIPTION=false",
        "prescrıptıon=true",
        " prescription=true",
        "prescription =true",
        "pre-scription=true",
        "\u00a0prescription\u200b=true",
        "\uff50rescription=true"
      })
  void aPrescriptionThatIsNotSpelledAsAgreedIsRefusedAndNotPaidFor(String attribute) {
    String[] nameAndValue = attribute.split("=", -1);
    Rejection rejection = refusal(withAttribute(nameAndValue[0], nameAndValue[1]));

    assertEquals(INVALID_MESSAGE, rejection.code());
    assertEquals("/purchase/lines/0/attributes/" + nameAndValue[0], rejection.pointer());
  }

  @Test
  void aPrescriptionIsTrueOrFalse() {
    assertTrue(isPrescription(withAttribute("prescription", "true")));
    assertFalse(isPrescription(withAttribute("prescription", "false")));
    assertFalse(isPrescription(withAttribute("prescriptions", "true")));
  }

  private static byte[] withAttribute(String name, String value) {
    String attributes = "\"attributes\":{\"%s\":\"%s\"},".formatted(name, value);
    return GOOD.replace("\"line\":1", attributes + "\"line\":1").getBytes(UTF_8);
  }

  private static boolean isPrescription(byte[] accrual) {
    Message.Accrual read = (Message.Accrual) MessageReader.read(accrual).orElseThrow();
    return read.purchase().lines().getFirst().isPrescription();
  }

  @Test
  void onlyUtf8WithoutByteOrderMarkIsRead() {
    assertEquals(MALFORMED_JSON, refusal(("\ufeff" + GOOD).getBytes(UTF_8)).code());
    assertEquals(MALFORMED_JSON, refusal(GOOD.getBytes(UTF_16BE)).code());
    for (String wrong : new String[] {"\u00e4", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f5"}) {
      assertEquals(
          MALFORMED_JSON, refusal(GOOD.replace("room", wrong).getBytes(ISO_8859_1)).code());
    }
  }

  @Test
  void everyTruncationAndEveryFlippedBitIsAnsweredWithAValue() {
    byte[] good = GOOD.getBytes(UTF_8);
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertEquals(MALFORMED_JSON, refusal(cut).code());
    }
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      PayloadReader.read(changed);
    }
  }

  @Test
  void randomOctetsAreAnsweredWithAValue() {
    Samples samples = Samples.seeded();
    byte[] good = GOOD.getBytes(UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = good.clone();
      for (int count = samples.random().nextInt(1, 6); count > 0; count--) {
        changed[samples.random().nextInt(good.length)] = (byte) samples.random().nextInt(256);
      }
      PayloadReader.read(changed);
    }
  }

  @Test
  void aFaultOfOneMessageDoesNotConcernTheOthersOfItsBundle() {
    String bad = GOOD.replace("\"line\":1", "\"x\":[{\"a\":[1]}],\"line\":1");
    byte[] bundle = ("[" + GOOD + "," + bad + "," + GOOD + "]").getBytes(UTF_8);

    Payload payload = PayloadReader.read(bundle).orElseThrow();

    assertEquals(3, payload.items().size());
    assertEquals(
        "/purchase/lines/0/x", payload.items().get(1).message().refusal().orElseThrow().pointer());
    assertEquals(payload.items().get(0).message(), payload.items().get(2).message());
    assertEquals(payload.items().get(0).id(), payload.items().get(1).id());
    assertEquals(bad, new String(payload.items().get(1).octets(), UTF_8));
  }

  @Test
  void whatIsNoBundleIsRefusedAsAWhole() {
    String enrolment = "{\"type\":\"enrolment\"}";
    assertEquals(INVALID_BUNDLE, refusal("[]".getBytes(UTF_8)).code());
    assertEquals(INVALID_BUNDLE, refusal(("[" + GOOD + ",1]").getBytes(UTF_8)).code());
    assertEquals(INVALID_BUNDLE, refusal(("[" + enrolment + "]").getBytes(UTF_8)).code());
    String many = "[" + (GOOD + ",").repeat(1000) + GOOD + "]";
    assertEquals(INVALID_BUNDLE, refusal(many.getBytes(UTF_8)).code());
    assertEquals(
        MALFORMED_JSON, refusal(("[" + GOOD + ",{\"a\":1,\"a\":1}]").getBytes(UTF_8)).code());
    assertEquals(INVALID_MESSAGE, refusal("1".getBytes(UTF_8)).code());
    assertEquals(TOO_LARGE, refusal(new byte[10_000_000]).code());
  }
}
