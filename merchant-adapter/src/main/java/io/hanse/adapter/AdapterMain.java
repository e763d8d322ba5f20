package io.hanse.adapter;

import io.hanse.adapter.cli.HanseAdapter;
import org.slf4j.LoggerFactory;

/** Starts the merchant's command line. */
public final class AdapterMain {
  private AdapterMain() {}

  public static void main(String[] args) {
    // Whoever waits for a thread hears of its failure; no stack trace belongs on a till's screen.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            LoggerFactory.getLogger(AdapterMain.class)
                .atError()
                .addKeyValue("thread", thread.getName())
                .setCause(failure)
                .log("a thread ended by a failure"));
    System.exit(HanseAdapter.execute(args));
  }
}
