package io.hanse.adapter;

import io.hanse.adapter.cli.HanseAdapter;

/** Starts the merchant's command line. */
public final class AdapterMain {
  private AdapterMain() {}

  public static void main(String[] args) {
    System.exit(HanseAdapter.commandLine().execute(args));
  }
}
