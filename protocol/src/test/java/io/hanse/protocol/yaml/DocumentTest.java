package io.hanse.protocol.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Kind<Integer> PORT = Kind.whole(1, 65_535);

  @Test
  void everyFaultHasItsLineAndColumnAndAllShowAtOnce() {
    Document document =
        Document.of(
            "a.yaml",
            """
            port: none
            pool: {size: 0, colour: red}
            port: 1
            hosts:
              - 1
              - [2]
            """);
    int port = document.root().required("port", PORT);
    Section pool = document.root().section("pool");
    int size = pool.required("size", PORT);
    String name = pool.required("name", Kind.text(10));
    pool.close();
    List<Integer> hosts = document.root().list("hosts", PORT);
    document.root().close();

    assertEquals(
        List.of(
            "port (a.yaml line 3, column 1): stands there twice; allowed: each key once",
            "port (a.yaml line 1, column 7): does not fit; allowed: a whole number from 1 to 65535",
            "pool.size (a.yaml line 2, column 14): does not fit; allowed: a whole number from 1 to"
                + " 65535",
            "pool.name (a.yaml line 2, column 7): is missing; allowed: text of 1 to 10 characters",
            "pool.colour (a.yaml line 2, column 17): is not a key here; allowed: the keys name,"
                + " size",
            "hosts[1] (a.yaml line 6, column 5): is not a single value; allowed: a whole number"
                + " from 1 to 65535"),
        faults(document));
    assertEquals(List.of(1, 1, 1, 1), List.of(port, size, hosts.get(0), hosts.get(1)));
    assertEquals("-", name);
  }

  @Test
  void textThatIsNoYamlIsOneFaultWithItsPlace() {
    Document document = Document.of("a.yaml", "port: [1\nhosts: 2\n");
    int unused = document.root().required("port", PORT);

    List<String> faults = faults(document);

    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.getFirst().startsWith("a.yaml line 2, column "), faults.toString());
  }

  @Test
  void scalarsStayTheTextThatWasWritten() {
    Document document = Document.of("a.yaml", "country: no\nrate: 0.10\nday: 2026-04-13\n");

    assertEquals("no", document.root().required("country", Kind.anyText()));
    assertEquals("0.10", document.root().required("rate", Kind.anyText()));
    assertEquals("2026-04-13", document.root().required("day", Kind.anyText()));
  }

  @Test
  void aSingleValueIsAListOfOne() {
    Document document = Document.of("a.yaml", "ports: 80\n");

    assertEquals(List.of(80), document.root().list("ports", PORT));
    assertEquals(List.of(), faults(document));
  }

  @Test
  void variablesTakeThePlaceOfKeysAndAreNamedInFaults() {
    Overrides variables =
        Overrides.environment(
            Map.of(
                "HANSE_POOL_MAX_SIZE",
                "many",
                "HANSE_PORTS",
                "1, 2",
                "HANSE_ELSEWHERE",
                "ignored"));
    Document document = Document.of("a.yaml", "ports: [3]\npool: {maxSize: 4}\n", variables);

    assertEquals(List.of(1, 2), document.root().list("ports", PORT));
    assertEquals(Optional.of(1), document.root().section("pool").optional("maxSize", PORT));
    assertTrue(faults(document).getFirst().startsWith("pool.maxSize (HANSE_POOL_MAX_SIZE): "));
  }

  @Test
  void whatAKindExplainsItselfIsNotSaidTwice() {
    Kind<Integer> explained =
        Kind.explained(
            0,
            text -> {
              throw new IllegalArgumentException("is no season");
            });
    Document document = Document.of("a.yaml", "season: rain\n");

    int standIn = document.root().required("season", explained);

    assertEquals(0, standIn);
    assertFalse(document.root().isFit("season"));
    assertEquals(List.of("season (a.yaml line 1, column 9): is no season"), faults(document));
  }

  private static List<String> faults(Document document) {
    return switch (document.faults().reading("")) {
      case Reading.Good<String> good -> List.of();
      case Reading.Faulty<String> faulty -> faulty.faults().stream().map(Fault::toString).toList();
    };
  }
}
