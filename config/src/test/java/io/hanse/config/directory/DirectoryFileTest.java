package io.hanse.config.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.config.Readme;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryFileTest {
  @Test
  void theExampleHasOneSpelling() throws IOException {
    String octets = new String(DirectoryFile.octets(DirectoryExample.directory()), UTF_8);

    assertEquals(resource("directory.json"), octets + "\n");
  }

  @Test
  void theSpellingReadsBackEqual() {
    Directory directory = DirectoryExample.directory();

    assertEquals(directory, DirectoryFile.parse(DirectoryFile.octets(directory)).orElseThrow());
  }

  @Test
  void norwayStaysNorwayWithoutQuotes() {
    Directory directory = DirectoryExample.directory();

    assertEquals(
        "europe", directory.ledgerOfCountry(CountryCode.of("NO")).orElseThrow().id().value());
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsPlaceAndWhatIsAllowed() throws IOException {
    Reading<Directory> reading = DirectoryFile.parse("faulty.yaml", resource("faulty.yaml"));

    List<Fault> faults = faults(reading);
    String report = String.join("\n", faults.stream().map(Fault::toString).toList()) + "\n";
    assertEquals(resource("faulty.report"), report);
  }

  @Test
  void textThatIsNoYamlIsOneFaultWithItsLine() {
    Reading<Directory> reading = DirectoryFile.parse("broken.yaml", "version: 1\nledgers: [\n");

    List<Fault> faults = faults(reading);
    assertTrue(faults.getFirst().place().startsWith("broken.yaml line "), faults.toString());
  }

  @Test
  void thePoolsAccountIsNotTheOperators() {
    String yaml =
        Readme.example("directory.yaml")
            .replace("DE75512108001245126199", "DE02120300000000202051");

    List<Fault> faults = faults(DirectoryFile.parse("directory.yaml", yaml));

    assertTrue(faults.getFirst().toString().contains("is the operator's"), faults.toString());
  }

  @Test
  void theAccountOfThePoolMayBeLeftOut() {
    String yaml = Readme.example("directory.yaml").replaceFirst("(?s)pool:.*?(?=ledgers:)", "");

    Directory directory = DirectoryFile.parse("directory.yaml", yaml).orElseThrow();

    assertEquals(Optional.empty(), directory.pool());
  }

  @Test
  void aKeyOfSmallOrderIsRefused() {
    String smallOrder = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String yaml =
        Readme.example("directory.yaml")
            .replace("7Bcrk61eVjv0kyxw4SRQNMNUZ-8u_U1k6_gZaDRn4r8", smallOrder);

    Reading<Directory> reading = DirectoryFile.parse("directory.yaml", yaml);

    List<Fault> faults = faults(reading);
    assertEquals(1, faults.size());
    assertTrue(faults.getFirst().place().startsWith("participants[1].keys[0].x"));
  }

  private static List<Fault> faults(Reading<Directory> reading) {
    return switch (reading) {
      case Reading.Good<Directory> good -> List.of();
      case Reading.Faulty<Directory> faulty -> faulty.faults();
    };
  }

  private static String resource(String name) throws IOException {
    try (var in = DirectoryFileTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
