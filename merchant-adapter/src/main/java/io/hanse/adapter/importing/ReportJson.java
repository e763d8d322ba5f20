package io.hanse.adapter.importing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.importing.ImportReport.Messages;
import io.hanse.adapter.importing.ImportReport.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes the report as JSON. */
public final class ReportJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ReportJson() {}

  /** The report as one JSON object, ended by a line feed. */
  public static byte[] octets(ImportReport report) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(octets)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      report(json, report);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory has no output errors", impossible);
    }
    return octets.toByteArray();
  }

  private static void report(JsonGenerator json, ImportReport report) throws IOException {
    json.writeStringField("file", report.file());
    json.writeStringField("format", report.format().text());
    json.writeStringField("participant", report.participant().value());
    json.writeBooleanField("finished", report.isFinished());
    json.writeStringField("unfinished", report.unfinished());
    json.writeNumberField("rowsRead", report.rowsRead());
    json.writeNumberField("rowsSent", report.rowsSent());
    json.writeNumberField("rowsSkipped", report.rowsSkipped());
    json.writeObjectFieldStart("skipped");
    for (Map.Entry<SkipReason, Long> skipped : report.skipped().entrySet()) {
      json.writeNumberField(skipped.getKey().text(), skipped.getValue());
    }
    json.writeEndObject();
    messages(json, "messages", report.messages());
    messages(json, "enrolments", report.enrolments());
    json.writeArrayFieldStart("faults");
    for (String fault : report.faults()) {
      json.writeString(fault);
    }
    json.writeEndArray();
  }

  private static void messages(JsonGenerator json, String name, Messages messages)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("sent", messages.sent());
    if (name.equals("messages")) {
      json.writeNumberField("purchases", messages.purchases());
      json.writeNumberField("returns", messages.sent() - messages.purchases());
    }
    json.writeNumberField("accepted", messages.accepted());
    json.writeNumberField("acceptedBefore", messages.repeated());
    json.writeNumberField("waiting", messages.waiting());
    refusals(json, "refused", messages.refused());
    refusals(json, "setAside", messages.setAside());
    json.writeEndObject();
  }

  private static void refusals(JsonGenerator json, String name, Map<String, Refusals> refusals)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Refusals> refused : refusals.entrySet()) {
      json.writeObjectFieldStart(refused.getKey());
      json.writeNumberField("count", refused.getValue().count());
      json.writeArrayFieldStart("rows");
      for (long row : refused.getValue().rows()) {
        json.writeNumber(row);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
