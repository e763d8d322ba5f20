package io.hanse.standalone.cli;

import io.hanse.adapter.yaml.UnusableFile;
import io.hanse.config.reading.FaultyFileException;
import io.hanse.standalone.http.RefusedByServer;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What went wrong, in a sentence with the way out, and the exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    Throwable cause = causeOf(failure);
    PrintWriter err = command.getErr();
    err.println("hanse: " + sentence(cause));
    err.flush();
    LOG.debug("the command failed", failure);
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
      case FileAlreadyExistsException there ->
          there.getFile() + " is there already and is not written over; name another.";
      case BindException inUse ->
          "A port is in use (" + inUse.getMessage() + "). Stop what listens there, or give --port.";
      case ConnectException nobody ->
          "Nobody answers: " + nobody.getMessage() + ". Is the server running? See --url.";
      case TimeoutException late -> "No answer came in time.";
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }

  private static int exitCode(Throwable cause) {
    return switch (cause) {
      case CommandFailure failure -> failure.exitCode();
      case FaultyFileException faults -> CommandFailure.BAD_FILE;
      case UnusableFile file -> CommandFailure.BAD_FILE;
      case NoSuchFileException missing -> CommandFailure.BAD_FILE;
      case FileAlreadyExistsException there -> CommandFailure.BAD_FILE;
      case ConnectException nobody -> CommandFailure.NO_ANSWER;
      case TimeoutException late -> CommandFailure.NO_ANSWER;
      case RefusedByServer refused ->
          refused.isAboutWhatWasSent() ? CommandFailure.FAILED : CommandFailure.NO_ANSWER;
      default -> CommandFailure.FAILED;
    };
  }
}
