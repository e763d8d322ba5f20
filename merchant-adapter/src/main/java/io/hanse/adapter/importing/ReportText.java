package io.hanse.adapter.importing;

import io.hanse.adapter.importing.ImportReport.Messages;
import io.hanse.adapter.importing.ImportReport.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the report as text. */
public final class ReportText {
  private static final int MOST_ROWS = 20;

  private ReportText() {}

  /** The report's lines, each ended. */
  public static String of(ImportReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "%s as %s for %s", report.file(), report.format(), report.participant());
    line(text, "%,10d rows read", report.rowsRead());
    line(text, "%,10d rows sent", report.rowsSent());
    line(text, "%,10d rows skipped", report.rowsSkipped());
    report.skipped().forEach((reason, rows) -> line(text, "  %,10d %s", rows, reason.text()));
    messages(text, "messages", report.messages());
    line(text, "  %,10d purchases", report.messages().purchases());
    line(text, "  %,10d returns", report.messages().sent() - report.messages().purchases());
    outcomes(text, report.messages());
    if (report.enrolments().sent() > 0) {
      messages(text, "enrolments", report.enrolments());
      outcomes(text, report.enrolments());
    }
    report.faults().forEach(fault -> line(text, "The file: %s", fault));
    if (!report.isFinished()) {
      line(text, "Not finished: %s", report.unfinished());
      line(text, "Import the file again when that is mended; each record has one effect.");
    }
    return text.toString();
  }

  private static void messages(StringBuilder text, String name, Messages messages) {
    line(text, "%,10d %s", messages.sent(), name);
  }

  private static void outcomes(StringBuilder text, Messages messages) {
    line(text, "  %,10d accepted", messages.accepted());
    if (messages.repeated() > 0) {
      line(text, "    %,10d of them sent before", messages.repeated());
    }
    refusals(text, "refused", messages.refused());
    refusals(text, "set aside", messages.setAside());
    if (messages.waiting() > 0) {
      line(text, "  %,10d waiting", messages.waiting());
    }
  }

  private static void refusals(StringBuilder text, String name, Map<String, Refusals> refusals) {
    refusals.forEach(
        (code, refused) ->
            line(text, "  %,10d %s: %s, %s", refused.count(), name, code, rows(refused.rows())));
  }

  private static String rows(List<Long> rows) {
    String shown =
        rows.stream().limit(MOST_ROWS).map(String::valueOf).collect(Collectors.joining(", "));
    String more = rows.size() > MOST_ROWS ? " and " + (rows.size() - MOST_ROWS) + " more" : "";
    return (rows.size() == 1 ? "row " : "rows ") + shown + more;
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
