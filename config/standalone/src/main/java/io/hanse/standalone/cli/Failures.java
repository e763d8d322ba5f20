package io.hanse.standalone.cli;

import io.hanse.adapter.client.Unreached;
import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.protocol.yaml.FaultyFileException;
import io.hanse.standalone.http.RefusedByServer;
import io.hanse.standalone.http.Unanswered;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What went wrong, in a sentence with the way out, and the exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    Throwable cause = causeOf(failure);
    PrintWriter err = command.getErr();
    err.println("hanse: " + sentence(cause));
    err.flush();
    if (!isExpected(cause)) {
      // Only here: a log that is started takes longer than most commands.
      LoggerFactory.getLogger(Failures.class).debug("the command failed", failure);
    }
    return exitCode(cause);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? causeOf(failure.getCause())
        : failure;
  }

  private static String sentence(Throwable cause) {
    return switch (cause) {
      case NoSuchFileException missing -> missing.getFile() + " is not there.";
      case FileAlreadyExistsException there when there.getReason() != null ->
          there.getFile() + " " + there.getReason() + ".";
      case FileAlreadyExistsException there ->
          there.getFile() + " exists and is not overwritten; name another.";
      case FileSystemException disk -> disk.getFile() + ": " + DiskTrouble.reason(disk) + ".";
      case ConnectException nobody -> "No answer: " + Unreached.reason(nobody) + ".";
      case TimeoutException late ->
          "No answer came in time. The machine may be busy: run the command again.";
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }

  private static boolean isExpected(Throwable cause) {
    return cause instanceof IOException || exitCode(cause) != CommandFailure.FAILED;
  }

  private static int exitCode(Throwable cause) {
    return switch (cause) {
      case CommandFailure failure -> failure.exitCode();
      case FaultyFileException faults -> CommandFailure.BAD_FILE;
      case UnusableFile file -> CommandFailure.BAD_FILE;
      case NoSuchFileException missing -> CommandFailure.BAD_FILE;
      case FileAlreadyExistsException there -> CommandFailure.BAD_FILE;
      case AccessDeniedException closed -> CommandFailure.BAD_FILE;
      case ConnectException nobody -> CommandFailure.NO_ANSWER;
      case Unanswered unanswered -> CommandFailure.NO_ANSWER;
      case TimeoutException late -> CommandFailure.NO_ANSWER;
      case RefusedByServer refused ->
          refused.isAboutWhatWasSent() ? CommandFailure.FAILED : CommandFailure.NO_ANSWER;
      default -> CommandFailure.FAILED;
    };
  }
}
