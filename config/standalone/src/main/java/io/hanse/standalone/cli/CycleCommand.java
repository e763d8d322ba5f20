package io.hanse.standalone.cli;

import io.hanse.protocol.yaml.TextFile;
import io.hanse.standalone.http.ClearingClient;
import io.hanse.standalone.http.CycleView;
import io.hanse.standalone.running.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Lists, shows, closes and exports cycles over clearing's HTTP interface. */
@Command(
    name = "cycle",
    description = "Lists, shows, closes and exports cycles, over clearing's HTTP interface.",
    synopsisSubcommandLabel = "COMMAND")
final class CycleCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8082",
      description = "Where clearing listens. Default: http://127.0.0.1:8082, as in the demo.")
  private URI url = URI.create("http://127.0.0.1:8082");

  @Option(
      names = "--token-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "File with the operator's bearer token.")
  private Path tokenFile = Path.of("");

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Give a subcommand: list, show, close or export.");
  }

  @Command(description = "Lists the last cycles, the open one first.")
  Integer list() throws IOException {
    List<CycleView> cycles = ask(desk -> desk.list(20));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%5s  %-10s  %-27s  %s%n", "cycle", "state", "closed", "gross -> net");
    for (CycleView cycle : cycles) {
      out.printf(
          "%5d  %-10s  %-27s  %s -> %s%n",
          cycle.number(),
          cycle.state(),
          cycle.closedAt(),
          amounts(cycle.gross()),
          amounts(cycle.net()));
    }
    out.flush();
    return 0;
  }

  @Command(description = "Shows one cycle.")
  Integer show(@Parameters(paramLabel = "CYCLE", description = "Its number.") long cycle)
      throws IOException {
    print(ask(desk -> desk.show(cycle)));
    return 0;
  }

  @Command(
      description = {
        "Closes the open cycle and takes it as far as it goes.",
        "Ends with 1 where the cycle has to wait; what for is printed."
      })
  Integer close() throws IOException {
    CycleView cycle = ask(desk -> desk.close(LIMIT));
    print(cycle);
    return cycle.isInstructed() ? 0 : CommandFailure.FAILED;
  }

  @Command(description = "Writes the files of a cycle into a new or empty folder.")
  Integer export(
      @Parameters(paramLabel = "CYCLE", description = "Its number.") long cycle,
      @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder.")
          Path out)
      throws IOException {
    for (String name : ask(desk -> desk.export(cycle, out))) {
      spec.commandLine().getOut().println(out.resolve(name));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private <T> T ask(Function<ClearingClient, Future<T>> question) throws IOException {
    if (tokenFile.toString().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Give the file with the operator's token: --token-file.");
    }
    String token = TextFile.read(tokenFile).strip();
    Vertx vertx = Vertx.vertx();
    try {
      return Await.of(question.apply(new ClearingClient(vertx, url, token)), LIMIT);
    } finally {
      Await.of(vertx.close(), LIMIT);
    }
  }

  private void print(CycleView cycle) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("cycle   " + cycle.number());
    out.println("state   " + cycle.state());
    out.println("closed  " + cycle.closedAt());
    out.println("gross   " + amounts(cycle.gross()));
    out.println("net     " + amounts(cycle.net()));
    out.println("saving  " + amounts(cycle.saving()));
    cycle.absent().forEach(absent -> out.println("absent  " + absent));
    cycle.breaks().forEach(found -> out.println("break   " + found));
    cycle.waiting().forEach(waiting -> out.println("waiting " + waiting));
    out.flush();
  }

  private static String amounts(SortedMap<String, String> amounts) {
    return amounts.isEmpty()
        ? "-"
        : amounts.entrySet().stream()
            .map((Map.Entry<String, String> it) -> it.getValue() + " " + it.getKey())
            .collect(Collectors.joining(", "));
  }
}
