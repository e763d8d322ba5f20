package io.hanse.standalone.cli;

import io.hanse.standalone.demo.DemoNetwork;
import io.hanse.standalone.demo.EndlessTraffic;
import io.hanse.standalone.demo.OnceRun;
import io.hanse.standalone.demo.OnceSummary;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.network.NetworkPlan;
import io.hanse.standalone.network.RatesFile;
import io.hanse.standalone.postgres.DataFolder;
import io.hanse.standalone.running.Closing;
import io.hanse.standalone.traffic.Company;
import io.hanse.standalone.traffic.Ledgerbook;
import io.hanse.standalone.traffic.Visits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole network in one program. */
@Command(
    name = "demo",
    description = {
      "Starts a whole network in one program on an embedded PostgreSQL: two ledgers with a node"
          + " each, clearing, three companies of three sectors, countries and currencies, and"
          + " members who earn at one and burn at another. A cycle is closed every minute. All"
          + " companies and members are invented.",
      "With --once it takes two real files through the network instead: imports them through the"
          + " merchant adapter, lets a share of the invented members spend elsewhere, closes a"
          + " cycle, exports it, checks everything, and prints one JSON object as its last line:"
          + " messages, accepted, refused (messages of all kinds), skipped (rows), points (earned),"
          + " redeemed (points), obligations, gross, net (by currency, before conversion),"
          + " conservation."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration CYCLE = Duration.ofMinutes(1);
  private static final long PROGRESS_MILLIS = 5_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(exclusive = false)
  private @Nullable Once once;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Everything invented follows from it. Default: 1.")
  private long seed;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the first node; the others follow. 0: any free ones. Default: 8080, with --once"
              + " any.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of databases and settings while it runs. Default: beside the program.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description =
          "ECB euro reference rates (CSV); its newest date is accepted however old it is. "
              + "Default: two days' rates that come with the program.")
  private Optional<Path> rates = Optional.empty();

  /** Options of a run over files. */
  static final class Once {
    @Option(
        names = "--once",
        required = true,
        description = "Take these files through the network, then end.")
    private boolean asked;

    @Option(
        names = "--hotel",
        required = true,
        paramLabel = "FILE",
        description = "Hotel bookings (hotel-bookings-csv).")
    private Path hotel = Path.of("");

    @Option(
        names = "--retail",
        required = true,
        paramLabel = "FILE",
        description = "Invoices (online-retail-csv).")
    private Path retail = Path.of("");

    @Option(
        names = "--out",
        required = true,
        paramLabel = "DIR",
        description = "Empty or new folder for the cycle's export.")
    private Path out = Path.of("");
  }

  @Override
  public Integer call() throws IOException {
    // Before anything is started, which takes a while.
    int first = port.orElse(0);
    if (first != 0 && (first < 1024 || first > 65_000)) {
      throw new ParameterException(
          spec.commandLine(), "--port is 1024 to 65000, or 0 for free ones, not " + first + ".");
    }
    return once != null && once.asked ? runOnce(once) : runUntilStopped();
  }

  private int runOnce(Once files) throws IOException {
    check(files);
    try (Closing closing = Closing.begin()) {
      DataFolder folder = claim(closing, "demo-once");
      say("starting the network");
      DemoNetwork network =
          DemoNetwork.start(
              closing, folder, Company.ALL, Clock.systemUTC(), plan -> planned(plan, 0));
      OnceRun.Inputs inputs = new OnceRun.Inputs(files.hotel, files.retail, files.out, seed);
      OnceSummary summary = new OnceRun(network, inputs, this::say).run();
      summary.faults().forEach(fault -> say("NOT RIGHT: " + fault));
      spec.commandLine().getOut().println(summary.json());
      spec.commandLine().getOut().flush();
      return summary.isSound() ? 0 : CommandFailure.FAILED;
    }
  }

  private static void check(Once files) throws IOException {
    for (Path file : new Path[] {files.hotel, files.retail}) {
      if (!Files.isReadable(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
    if (Files.isDirectory(files.out)) {
      try (Stream<Path> found = Files.list(files.out)) {
        if (found.findAny().isPresent()) {
          throw new CommandFailure(
              CommandFailure.BAD_FILE, files.out + " is not empty; name a new folder with --out.");
        }
      }
    }
  }

  private int runUntilStopped() throws IOException {
    try (Closing closing = Closing.begin()) {
      DataFolder folder = claim(closing, "demo");
      say("starting the network; the first start unpacks PostgreSQL and takes a little longer");
      DemoNetwork network =
          DemoNetwork.start(
              closing,
              folder,
              Company.THREE,
              Clock.systemUTC(),
              plan -> planned(plan, 8080).withCycleInterval(CYCLE));
      welcome(network.files());
      traffic(closing, network);
      Foreground.untilToldToStop();
      return 0;
    }
  }

  private void traffic(Closing closing, DemoNetwork network) {
    SplittableRandom random = new SplittableRandom(seed);
    Visits visits = new Visits(network.shops(), network.book(), random.split(), Clock.systemUTC());
    Vertx vertx = network.vertx();
    closing.add("traffic", EndlessTraffic.start(vertx, visits, random.split()));
    vertx.setPeriodic(PROGRESS_MILLIS, tick -> say(progress(network)));
  }

  private static String progress(DemoNetwork network) {
    Ledgerbook.Figures figures = network.book().figures();
    return "%,d messages accepted, %,d refused, %,d under way; %,d points earned, %,d redeemed"
        .formatted(
            figures.accepted(),
            figures.refusedInAll(),
            network.shops().waiting(),
            figures.points(),
            figures.redeemed());
  }

  private void welcome(NetworkFiles files) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    out.println("The network is up; all companies and members in it are invented.");
    for (NetworkFiles.Server node : files.nodes()) {
      out.printf("  %-12s %s/   (page, /openapi.json, /metrics)%n", node.name(), node.url());
    }
    out.printf("  %-12s %s/   (/openapi.json, /metrics)%n", "clearing", files.clearing().url());
    out.printf("  %-12s %s%n", "settings", files.folder());
    out.printf("  %-12s %s%n", "token", files.tokenFile("operator"));
    out.println(
        "A cycle is closed every minute. To see them (mvn package -DskipTests leaves the"
            + " program):");
    out.printf(
        "  config/standalone/target/hanse cycle list --url %s --token-file %s%n",
        files.clearing().url(), files.tokenFile("operator"));
    out.println("A merchant's first import into it: merchant-adapter/README.md, Try it.");
    out.println("Ctrl-C stops everything.");
    out.println();
    out.flush();
  }

  private DataFolder claim(Closing closing, String name) throws IOException {
    if (data.isEmpty()) {
      return closing.add("data folder", DataFolder.claimOneOf(ProgramFolder.resolve(name)));
    }
    return closing.add(
        "data folder",
        DataFolder.claim(data.get())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        CommandFailure.BAD_FILE,
                        "another program uses " + data.get() + "; name another with --data.")));
  }

  private NetworkPlan planned(NetworkPlan plan, int otherwise) {
    NetworkPlan onPort = plan.withHttpPort(port.orElse(otherwise));
    try {
      return rates.isPresent() ? onPort.withRates(RatesFile.at(rates.get())) : onPort;
    } catch (IOException e) {
      throw new CommandFailure(CommandFailure.BAD_FILE, "--rates: " + e.getMessage());
    }
  }

  private void say(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("demo: " + text);
    err.flush();
  }
}
