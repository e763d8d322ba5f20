package io.hanse.standalone;

import io.hanse.standalone.cli.HanseCommand;

/** The program {@code hanse}. */
public final class HanseMain {
  private HanseMain() {}

  public static void main(String[] args) {
    System.exit(HanseCommand.commandLine().execute(args));
  }
}
