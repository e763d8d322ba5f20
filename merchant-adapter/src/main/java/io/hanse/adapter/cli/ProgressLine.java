package io.hanse.adapter.cli;

import io.hanse.adapter.importing.ImportProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows progress: a bar that is drawn over on a terminal, a line now and then elsewhere. */
final class ProgressLine implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration LINE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal;
  private long shownAt;
  private boolean drawn;
  private String trouble = "";

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.shownAt = System.nanoTime() - LINE.toNanos();
  }

  static ProgressLine on(PrintWriter out) {
    return new ProgressLine(out, isTerminal());
  }

  /** Newer Javas have a console without a terminal as well, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException older) {
      return true;
    }
  }

  synchronized void show(ImportProgress progress) {
    long now = System.nanoTime();
    boolean news = !progress.trouble().equals(trouble) && !progress.trouble().isEmpty();
    Duration pace = terminal ? REDRAW : LINE;
    if (now - shownAt < pace.toNanos() && !(news && !terminal && trouble.isEmpty())) {
      return;
    }
    shownAt = now;
    trouble = progress.trouble();
    if (terminal) {
      out.print("\r\u001b[K" + bar(progress.percent()) + " " + text(progress));
      drawn = true;
    } else {
      out.println(text(progress));
    }
    out.flush();
  }

  static String bar(int percent) {
    int full = WIDTH * percent / 100;
    return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
  }

  static String text(ImportProgress progress) {
    String text =
        String.format(
            Locale.ROOT,
            "%3d%%  %,d rows read, %,d skipped; %,d messages, %,d answered",
            progress.percent(),
            progress.rowsRead(),
            progress.rowsSkipped(),
            progress.messages(),
            progress.answered());
    return progress.trouble().isEmpty() ? text : text + "; waiting: " + progress.trouble();
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      out.println();
      out.flush();
    }
  }
}
