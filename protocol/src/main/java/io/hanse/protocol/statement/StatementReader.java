package io.hanse.protocol.statement;

import static io.hanse.protocol.rejection.RejectionCode.INVALID_MESSAGE;

import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.json.StrictJson;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.seal.SealReader;
import io.hanse.protocol.seal.WindowSeal;
import io.hanse.protocol.statement.Statement.Batch;
import io.hanse.protocol.statement.Statement.Conversion;
import io.hanse.protocol.statement.Statement.Entry;
import io.hanse.protocol.statement.Statement.Payment;
import io.hanse.protocol.statement.Statement.Total;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Octets in, the statement out, if they are in the one spelling (a line feed at the end is
 * tolerated). Nothing in it is verified yet.
 */
public final class StatementReader {
  private static final Shape SHAPE =
      Shape.of(
          "format",
          "cycle",
          "participant",
          "seals",
          "batches",
          "obligations",
          "totals",
          "conversions",
          "instructions",
          "key",
          "signature");

  private @Nullable Long cycle;
  private @Nullable ParticipantId participant;
  private @Nullable List<WindowSeal> seals;
  private @Nullable List<Batch> batches;
  private @Nullable List<Entry> obligations;
  private @Nullable List<Total> totals;
  private @Nullable List<Conversion> conversions;
  private @Nullable List<Payment> instructions;
  private @Nullable KeyId key;
  private @Nullable String signature;

  private StatementReader() {}

  public static Result<Statement> read(byte[] octets) {
    int length = octets.length;
    byte[] line =
        length > 0 && octets[length - 1] == '\n' ? Arrays.copyOf(octets, length - 1) : octets;
    return StrictJson.read(line, json -> new StatementReader().statement(json))
        .then(
            statement ->
                Arrays.equals(statement.octets(), line)
                    ? Result.of(statement)
                    : Result.refused(
                        Rejection.of(INVALID_MESSAGE, "not the one spelling of this statement")));
  }

  private Statement statement(JsonReader json) {
    json.startObject();
    while (json.nextField(SHAPE)) {
      member(json);
    }
    return new Statement(
        json.required(cycle, "cycle"),
        json.required(participant, "participant"),
        json.required(seals, "seals"),
        json.required(batches, "batches"),
        json.required(obligations, "obligations"),
        json.required(totals, "totals"),
        json.required(conversions, "conversions"),
        json.required(instructions, "instructions"),
        json.required(key, "key"),
        json.required(signature, "signature"));
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "format" -> json.literal(Statement.FORMAT);
      case "cycle" -> cycle = json.integer(1, JsonReader.MOST);
      case "participant" -> participant = json.parsed(40, ParticipantId::of);
      case "seals" -> seals = json.elements(SealReader::seal);
      case "batches" -> batches = json.elements(StatementProofs::batch);
      case "obligations" -> obligations = json.elements(StatementProofs::entry);
      case "totals" -> totals = json.elements(StatementSums::total);
      case "conversions" -> conversions = json.elements(StatementSums::conversion);
      case "instructions" -> instructions = json.elements(StatementSums::payment);
      case "key" -> key = json.parsed(43, KeyId::of);
      default -> signature = json.text(86, 86);
    }
  }
}
