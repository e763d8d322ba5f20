package io.hanse.protocol.statement;

import io.hanse.protocol.json.JsonReader;
import io.hanse.protocol.json.Shape;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationReader;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.statement.Statement.Batch;
import io.hanse.protocol.statement.Statement.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a statement's obligations and batches with their ways to the seals. */
final class StatementProofs {
  private static final Shape BATCH = Shape.of("seal", "index", "path", "header");
  private static final Shape ENTRY =
      Shape.of(
          "batch",
          "index",
          "path",
          "messageSha256",
          "outcomeSha256",
          "position",
          "count",
          "obligationPath",
          "obligation");

  private @Nullable Integer batch;
  private @Nullable Integer index;
  private @Nullable List<Sha256> path;
  private @Nullable Sha256 message;
  private @Nullable Sha256 outcome;
  private @Nullable Integer position;
  private @Nullable Integer count;
  private @Nullable List<Sha256> obligationPath;
  private @Nullable Obligation obligation;

  private StatementProofs() {}

  static Batch batch(JsonReader json) {
    Integer seal = null;
    Long index = null;
    List<Sha256> path = null;
    BatchHeader header = null;
    json.startObject();
    while (json.nextField(BATCH)) {
      switch (json.field()) {
        case "seal" -> seal = place(json);
        case "index" -> index = json.integer(0, JsonReader.MOST);
        case "path" -> path = json.elements(StatementProofs::digest);
        default -> header = BatchHeader.read(json);
      }
    }
    return new Batch(
        json.required(seal, "seal"),
        json.required(index, "index"),
        json.required(path, "path"),
        json.required(header, "header"));
  }

  static Entry entry(JsonReader json) {
    return new StatementProofs().readEntry(json);
  }

  private Entry readEntry(JsonReader json) {
    json.startObject();
    while (json.nextField(ENTRY)) {
      member(json);
    }
    return new Entry(
        json.required(batch, "batch"),
        json.required(index, "index"),
        json.required(path, "path"),
        json.required(message, "messageSha256"),
        json.required(outcome, "outcomeSha256"),
        json.required(position, "position"),
        json.required(count, "count"),
        json.required(obligationPath, "obligationPath"),
        json.required(obligation, "obligation"));
  }

  private void member(JsonReader json) {
    switch (json.field()) {
      case "batch" -> batch = place(json);
      case "index" -> index = place(json);
      case "path" -> path = json.elements(StatementProofs::digest);
      case "messageSha256" -> message = digest(json);
      case "outcomeSha256" -> outcome = digest(json);
      case "position" -> position = place(json);
      case "count" -> count = place(json);
      case "obligationPath" -> obligationPath = json.elements(StatementProofs::digest);
      default -> obligation = ObligationReader.obligation(json);
    }
  }

  private static Sha256 digest(JsonReader json) {
    return json.parsed(64, Sha256::parse);
  }

  private static int place(JsonReader json) {
    return (int) json.integer(0, Integer.MAX_VALUE);
  }
}
