package io.hanse.adapter.cli;

import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.OutboxCounts;
import io.hanse.adapter.outbox.OutboxEntry;
import io.hanse.adapter.outbox.OutboxView;
import io.hanse.protocol.identity.MessageId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows sent, waiting and set-aside messages, and sends them again. */
@Command(
    name = "outbox",
    description = "Shows what was sent and what waits, and sends set-aside messages again.",
    mixinStandardHelpOptions = true)
final class OutboxCommand implements Runnable {
  private static final int MOST_SHOWN = 100;
  private static final int MOST_RETRIED = 1_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec().commandLine(), "Give a subcommand: status, list, show, send or retry");
  }

  @Command(
      name = "status",
      description = "Counts messages and lists those that were refused or set aside.",
      mixinStandardHelpOptions = true)
  int status(@Mixin SettingsOptions settings) {
    try (OutboxView outbox = OutboxView.of(home(settings))) {
      OutboxCounts counts = outbox.counts();
      line("%,10d waiting", counts.waiting());
      line("%,10d applied", counts.applied());
      line("%,10d refused", counts.refused());
      list(outbox.in("refused", MOST_SHOWN), counts.refused());
      line("%,10d set aside", counts.setAside());
      list(outbox.in("set-aside", MOST_SHOWN), counts.setAside());
      return counts.setAside() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }
  }

  private void list(List<OutboxEntry> shown, long all) {
    for (OutboxEntry entry : shown) {
      line("  %s  %s", entry.message().id(), code(entry.state()));
    }
    if (all > shown.size()) {
      line("  and %,d more", all - shown.size());
    }
  }

  @Command(
      name = "list",
      description = {
        "Lists messages, the oldest first: state, type, id, and the code of a refusal.",
        "With a state, lists those in it: waiting, applied, refused or set-aside."
      },
      mixinStandardHelpOptions = true)
  int list(
      @Mixin SettingsOptions settings,
      @Parameters(paramLabel = "STATE", arity = "0..1", description = "Which; all if left out.")
          @Nullable String state) {
    if (state != null && !MessageState.NAMES.contains(state)) {
      throw new ParameterException(
          spec().commandLine(),
          state + " is no state; known are " + String.join(", ", MessageState.NAMES));
    }
    try (OutboxView outbox = OutboxView.of(home(settings))) {
      outbox.forEach(
          Optional.ofNullable(state),
          listed ->
              line(
                  "%s",
                  "%-9s  %-9s  %s  %s"
                      .formatted(listed.state(), listed.type(), listed.id(), listed.code())
                      .stripTrailing()));
      return ExitCode.OK;
    }
  }

  @Command(
      name = "show",
      description = "Prints what a node answered to a message: its receipt, if it was applied.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin SettingsOptions settings,
      @Option(names = "--message", description = "Print the message instead.") boolean message,
      @Parameters(paramLabel = "ID", description = "The message's id.") String id) {
    try (OutboxView outbox = OutboxView.of(home(settings))) {
      Optional<OutboxEntry> entry = outbox.find(parse(id));
      if (entry.isEmpty()) {
        throw new UnusableFile(
            "the outbox", List.of("it has no message " + id + "; outbox list shows those it has"));
      }
      if (message) {
        line("%s", entry.get().message().octets().text());
        return ExitCode.OK;
      }
      return switch (entry.get().state()) {
        case MessageState.Waiting waiting -> ExitCode.WAITING;
        case MessageState.Answer answer -> {
          line("%s", answer.octets().text());
          yield answer instanceof MessageState.Applied ? ExitCode.OK : ExitCode.REFUSED;
        }
      };
    }
  }

  @Command(name = "send", description = "Sends what waits.", mixinStandardHelpOptions = true)
  int send(@Mixin SettingsOptions settings) {
    try (Session session = open(settings)) {
      return drain(session.client());
    }
  }

  @Command(
      name = "retry",
      description = "Sends messages again that were set aside.",
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin SettingsOptions settings,
      @Option(names = "--all", description = "All of them.") boolean all,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "Their ids.")
          @Nullable List<String> ids) {
    if (!all && (ids == null || ids.isEmpty())) {
      throw new ParameterException(spec().commandLine(), "Give ids, or --all");
    }
    try (Session session = open(settings)) {
      HanseClient client = session.client();
      List<MessageId> chosen =
          all || ids == null
              ? Session.await(client.setAside(MOST_RETRIED)).stream()
                  .map(letter -> letter.message().id())
                  .toList()
              : ids.stream().map(OutboxCommand::parse).toList();
      line("%,10d sent again", Session.await(client.retry(chosen)));
      return drain(client);
    }
  }

  private Session open(SettingsOptions settings) {
    PrintWriter err = spec().commandLine().getErr();
    return Session.open(settings.read(), err).tellDelays(err);
  }

  private int drain(HanseClient client) {
    OutboxCounts counts = Session.await(client.drain());
    line("%,10d applied", counts.applied());
    line("%,10d refused", counts.refused());
    line("%,10d set aside", counts.setAside());
    return counts.setAside() == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static Path home(SettingsOptions settings) {
    return settings
        .home()
        .orElseThrow(
            () -> new UnusableFile("the settings", List.of("home: is missing; see --home")));
  }

  private static MessageId parse(String id) {
    try {
      return MessageId.parse(id);
    } catch (IllegalArgumentException noId) {
      throw new UnusableFile("the command", List.of(String.valueOf(noId.getMessage())));
    }
  }

  private static String code(MessageState state) {
    return switch (state) {
      case MessageState.Refused refused -> refused.code();
      case MessageState.SetAside setAside -> setAside.code();
      case MessageState.Waiting waiting -> waiting.name();
      case MessageState.Applied applied -> applied.name();
    };
  }

  private void line(String format, Object... values) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not set the command");
    }
    return spec;
  }
}
