package io.hanse.adapter.cli;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.settings.AdapterSettings;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageReader;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one message. */
@Command(
    name = "send",
    description = {
      "Sends the message in a file, unsigned JSON, and prints its receipt.",
      "Sent again, it gets the same receipt and has one effect."
    },
    mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Parameters(paramLabel = "FILE", description = "The message.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Message message = message();
    AdapterSettings read = settings.read();
    if (!message.header().participant().equals(read.participant())) {
      throw new UnusableFile(
          file.toString(),
          List.of("participant: is not " + read.participant() + " of the settings"));
    }
    try (Session session = Session.open(read, err()).tellDelays(err())) {
      return print(Session.await(session.client().send(message)));
    } catch (IllegalArgumentException conflict) {
      throw new UnusableFile(file.toString(), List.of(String.valueOf(conflict.getMessage())));
    }
  }

  private PrintWriter err() {
    return spec == null ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getErr();
  }

  private Message message() {
    try {
      return switch (MessageReader.read(Files.readAllBytes(file))) {
        case Result.Accepted<Message> accepted -> accepted.value();
        case Result.Refused<Message> refused -> throw unusable(refused.rejection());
      };
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + DiskTrouble.reason(unreadable)));
    }
  }

  private UnusableFile unusable(Rejection rejection) {
    return new UnusableFile(
        file.toString(),
        List.of(rejection.code().code() + place(rejection) + ": " + rejection.detail()));
  }

  private static String place(Rejection rejection) {
    return rejection.pointer().isEmpty() ? "" : " " + rejection.pointer();
  }

  private int print(MessageState.Answer answer) {
    boolean applied = answer instanceof MessageState.Applied;
    if (spec != null) {
      var out = applied ? spec.commandLine().getOut() : spec.commandLine().getErr();
      out.println(answer.octets().text());
      out.flush();
    }
    return applied ? ExitCode.OK : ExitCode.REFUSED;
  }
}
