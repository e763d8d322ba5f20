package io.hanse.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.config.Readme;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand at each key, tried through the variables that override the README's files. */
class SettingsValuesTest {
  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";

  @TempDir private Path folder;
  private Path node;
  private Path clearing;

  @BeforeEach
  void writeExamples() throws IOException {
    node = Files.writeString(folder.resolve("node.yaml"), Readme.example("node.yaml"));
    clearing = Files.writeString(folder.resolve("clearing.yaml"), Readme.example("clearing.yaml"));
    for (String key : List.of("europe.key", "europe-master.key", "operator.key")) {
      Files.writeString(folder.resolve(key), KEY);
    }
    Files.writeString(folder.resolve("europe.password"), "s3cret");
    Files.writeString(folder.resolve("node.token"), "a token");
  }

  private NodeSettings node(String variable, String value) throws IOException {
    return SettingsFile.node(node, Map.of(variable, value)).orElseThrow();
  }

  private ClearingSettings clearing(String variable, String value) throws IOException {
    return SettingsFile.clearing(clearing, Map.of(variable, value)).orElseThrow();
  }

  /** The one fault of a file with one unfit value. */
  private static Fault fault(Reading<?> reading) {
    Reading.Faulty<?> faulty = assertInstanceOf(Reading.Faulty.class, reading);
    assertEquals(1, faulty.faults().size(), faulty.faults().toString());
    return faulty.faults().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "5432, 5432",
    "65535, 65535",
  })
  void aDatabasesPortIsBetweenItsBounds(String written, int port) throws IOException {
    assertEquals(port, node("HANSE_DATABASE_PORT", written).database().port());
  }

  @ParameterizedTest
  @CsvSource({
    "HANSE_LEDGER, Europe",
    "HANSE_LEDGER, e",
    "HANSE_DATABASE_HOST, 'two words'",
    "HANSE_DATABASE_HOST, ''",
    "HANSE_DATABASE_PORT, 0",
    "HANSE_DATABASE_PORT, 65536",
    "HANSE_DATABASE_PORT, -1",
    "HANSE_DATABASE_PORT, 54.32",
    "HANSE_DATABASE_PORT, five",
    "HANSE_DATABASE_PORT, 99999999999999999999",
    "HANSE_DATABASE_NAME, ''",
    "HANSE_DATABASE_NAME, '   '",
    "HANSE_DATABASE_POOL_SIZE, 0",
    "HANSE_DATABASE_POOL_SIZE, 1001",
    "HANSE_HTTP_PORT, -1",
    "HANSE_HTTP_PORT, 65536",
    "HANSE_HTTP_URL, here",
    "HANSE_HTTP_URL, 'ftp://host'",
    "HANSE_HTTP_URL, 'http:///path'",
    "HANSE_HTTP_URL, 'http://ho st'",
    "HANSE_CLUSTER_MEMBERS, host",
    "HANSE_CLUSTER_MEMBERS, 'host:port'",
    "HANSE_CLUSTER_MEMBERS, 'one:5701,two'",
    "HANSE_LANES, 0",
    "HANSE_LANES, 65",
    "HANSE_INTAKE_CAPACITY, 1000001",
    "HANSE_LEDGER_TIMEOUT, 5",
    "HANSE_LEDGER_TIMEOUT, 0s",
    "HANSE_LEDGER_TIMEOUT, -5s",
    "HANSE_LEDGER_TIMEOUT, 1.5s",
    "HANSE_LEDGER_TIMEOUT, 5 s",
    "HANSE_LEDGER_TIMEOUT, 5d",
    "HANSE_LEDGER_TIMEOUT, s",
    "HANSE_LEDGER_TIMEOUT, 9000h",
    "HANSE_LEDGER_TIMEOUT, 9223372036854775807h",
  })
  void aValueOutsideOfWhatIsAllowedIsNamedWithItsVariable(String variable, String value)
      throws IOException {
    Fault fault = fault(SettingsFile.node(node, Map.of(variable, value)));

    assertEquals("does not fit", fault.problem());
    assertEquals(true, fault.place().contains("(" + variable + ")"), fault.place());
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "5s, 5000", "2m, 120000", "1h, 3600000", "8784h, 31622400000"})
  void timesHaveAUnit(String written, long millis) throws IOException {
    assertEquals(Duration.ofMillis(millis), node("HANSE_LEDGER_TIMEOUT", written).ledgerTimeout());
  }

  @Test
  void urlsAndHostsAreTakenAsTheyStand() throws IOException {
    assertEquals(
        Optional.of(URI.create("HTTPS://node.example:8443/hanse")),
        node("HANSE_HTTP_URL", "HTTPS://node.example:8443/hanse").http().url());
    assertEquals("::1", node("HANSE_HTTP_HOST", "::1").http().host());
    assertEquals(0, node("HANSE_HTTP_PORT", "0").http().port());
    assertEquals(LedgerId.of("asia-2"), node("HANSE_LEDGER", "asia-2").ledger());
  }

  @Test
  void aListInAVariableIsSeparatedByCommasAndMayBeEmpty() throws IOException {
    assertEquals(
        List.of("one:1", "two:2"),
        node("HANSE_CLUSTER_MEMBERS", " one:1 ,two:2,").cluster().members());
    assertEquals(List.of(), node("HANSE_CLUSTER_MEMBERS", "").cluster().members());
  }

  @ParameterizedTest
  @CsvSource({
    "HANSE_RATES_MAX_AGE_DAYS, -1",
    "HANSE_RATES_MAX_AGE_DAYS, 367",
    "HANSE_RATES_ACCEPT_DATE, 13.04.2026",
    "HANSE_RATES_ACCEPT_DATE, 2026-02-30",
    "HANSE_CYCLE_INTERVAL, daily",
    "HANSE_LEDGER_TIMEOUT, 10",
  })
  void clearingsOwnValuesAreCheckedTheSameWay(String variable, String value) throws IOException {
    assertEquals(
        "does not fit", fault(SettingsFile.clearing(clearing, Map.of(variable, value))).problem());
  }

  @Test
  void clearingsOwnValuesAreRead() throws IOException {
    assertEquals(0, clearing("HANSE_RATES_MAX_AGE_DAYS", "0").rates().maxAgeDays());
    assertEquals(
        Optional.of(LocalDate.of(2024, 2, 29)),
        clearing("HANSE_RATES_ACCEPT_DATE", "2024-02-29").rates().acceptDate());
    assertEquals(
        Optional.of(Duration.ofHours(24)), clearing("HANSE_CYCLE_INTERVAL", "24h").cycleInterval());
  }

  @Test
  void everyKeyThatMayBeLeftOutHasTheDefaultOfTheReadme() throws IOException {
    Path least =
        Files.writeString(
            folder.resolve("least.yaml"),
            """
            ledger: europe
            database: {name: europe, user: hanse}
            http: {port: 8081}
            cluster: {bind: 127.0.0.1}
            directory: directory.yaml
            ledgerKey: %s
            masterKey: %s
            """
                .formatted(KEY, KEY));

    NodeSettings settings = SettingsFile.node(least, Map.of()).orElseThrow();

    Map<String, Object> defaults = new HashMap<>();
    defaults.put("database.host", settings.database().host());
    defaults.put("database.port", settings.database().port());
    defaults.put("database.poolSize", settings.database().poolSize());
    defaults.put("http.host", settings.http().host());
    defaults.put("cluster.name", settings.cluster().name());
    defaults.put("cluster.port", settings.cluster().port());
    defaults.put("lanes", settings.lanes());
    defaults.put("intakeCapacity", settings.intakeCapacity());
    defaults.put("ledgerTimeout", settings.ledgerTimeout().toSeconds() + "s");
    defaults.forEach(
        (key, value) ->
            assertEquals(String.valueOf(value), Readme.defaultAfter("node.yaml", key), key));
    assertEquals("", settings.database().password().text());
    assertEquals(Optional.empty(), settings.http().url());
    assertEquals(List.of(), settings.cluster().members());
    assertEquals(List.of(), settings.readers().tokens());
  }

  @Test
  void clearingClosesOnCommandOnlyWhereNoIntervalIsSet() throws IOException {
    Path least =
        Files.writeString(
            folder.resolve("least.yaml"),
            """
            database: {name: clearing, user: hanse}
            http: {port: 8090}
            cluster: {bind: 127.0.0.1}
            directory: directory.yaml
            signingKey: %s
            nodeToken: a token
            rates: {file: rates.csv}
            """
                .formatted(KEY));

    ClearingSettings settings = SettingsFile.clearing(least, Map.of()).orElseThrow();

    assertEquals(Optional.empty(), settings.cycleInterval());
    assertEquals(
        new RatesSettings(
            folder.resolve("rates.csv").toAbsolutePath(),
            Integer.parseInt(Readme.defaultAfter("clearing.yaml", "rates.maxAgeDays")),
            Optional.empty()),
        settings.rates());
    assertEquals(
        settings.ledgerTimeout().toSeconds() + "s",
        Readme.defaultAfter("clearing.yaml", "ledgerTimeout"));
  }

  @Test
  void aServerThatTellsNoUrlIsReachedAtItsHostAndThePortThatWasBound() {
    HttpSettings free = new HttpSettings("127.0.0.1", 0, Optional.empty());
    URI told = URI.create("https://node.example");

    assertEquals(URI.create("http://127.0.0.1:4711"), free.reachedAt(4711));
    assertEquals(told, new HttpSettings("0.0.0.0", 80, Optional.of(told)).reachedAt(80));
  }
}
