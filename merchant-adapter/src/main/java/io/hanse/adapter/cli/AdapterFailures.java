package io.hanse.adapter.cli;

import io.hanse.adapter.client.Undelivered;
import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.outbox.OutboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Says what went wrong in a sentence with the way out, and chooses the exit code. */
final class AdapterFailures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    Throwable cause = cause(failure);
    command.getErr().println(text(cause));
    command.getErr().flush();
    return exitCode(cause);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? cause(failure.getCause())
        : failure;
  }

  /** The text for a person; the log has the rest of what nobody expected. */
  static String text(Throwable cause) {
    return switch (cause) {
      case UnusableFile unusable -> String.valueOf(unusable.getMessage());
      case OutboxFailure unusable -> String.valueOf(unusable.getMessage());
      case Undelivered undelivered ->
          undelivered.getMessage() + "\nThey are sent by the next command, or by: outbox send";
      case UncheckedIOException unusable -> disk(DiskTrouble.cause(unusable));
      case IOException unusable -> disk(unusable);
      case OutOfMemoryError full ->
          "The memory was not enough. Give the program more, such as HANSE_JAVA_OPTS=-Xmx2g, and"
              + " run it again.";
      default -> {
        LoggerFactory.getLogger(AdapterFailures.class).error("a fault of the program", cause);
        yield "A fault of the program; nothing that was stored is lost. Please report it with the"
            + " output of the same command under HANSE_JAVA_OPTS=-Dhanse.log=DEBUG. In short: "
            + cause;
      }
    };
  }

  private static String disk(IOException failure) {
    return "A file cannot be read or written: "
        + (failure.getMessage() == null ? "" : failure.getMessage() + ": ")
        + DiskTrouble.reason(failure)
        + ".";
  }

  private static int exitCode(Throwable cause) {
    return switch (cause) {
      case UnusableFile unusable -> ExitCode.UNUSABLE;
      case OutboxFailure unusable -> ExitCode.UNUSABLE;
      case Undelivered undelivered -> ExitCode.WAITING;
      default -> ExitCode.FAULT;
    };
  }
}
