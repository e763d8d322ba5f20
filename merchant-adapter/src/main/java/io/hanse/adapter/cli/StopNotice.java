package io.hanse.adapter.cli;

import io.hanse.adapter.importing.ImportProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * Says, when a signal ends an import, what was sent until then and how to go on. Closed, it says
 * nothing: the import has its report.
 */
final class StopNotice implements AutoCloseable {
  private final PrintWriter err;
  private volatile Optional<ImportProgress> latest = Optional.empty();
  private final Thread hook = new Thread(this::print, "hanse-stop-notice");

  private StopNotice(PrintWriter err) {
    this.err = err;
  }

  static StopNotice on(PrintWriter err) {
    StopNotice notice = new StopNotice(err);
    Runtime.getRuntime().addShutdownHook(notice.hook);
    return notice;
  }

  void note(ImportProgress progress) {
    latest = Optional.of(progress);
  }

  private void print() {
    err.println();
    err.println(text(latest));
    err.flush();
  }

  static String text(Optional<ImportProgress> progress) {
    String sent =
        progress
            .map(
                so ->
                    String.format(
                        Locale.ROOT,
                        "%,d rows were read; %,d of %,d messages have their answer.",
                        so.rowsRead(),
                        so.answered(),
                        so.messages()))
            .orElse("Nothing was sent.");
    return "Stopped. "
        + sent
        + "\nTo go on, import the file again: each record has one effect, and what was answered is"
        + " not sent again. To send only what waits: outbox send";
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The signal came first: the notice is right, for the report was not printed.
      return;
    }
  }
}
