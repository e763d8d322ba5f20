package io.hanse.adapter.outbox;

import static io.hanse.adapter.scripted.Purchases.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.scripted.Purchases;
import io.hanse.protocol.identity.ParticipantId;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private static final Octets RECEIPT = Octets.of("{}".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path home;

  private Outbox open() {
    return Outbox.open(home, SHOP, Clock.systemUTC());
  }

  private static OutboxMessage message(int number, int member) {
    return OutboxMessage.of(Purchases.of(number, member, 100 + number));
  }

  @Test
  void aMembersNextMessageIsHandedOutAfterTheAnswerToTheOneBefore() {
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1), message(2, 1), message(3, 2)));
      List<Pending> first = outbox.take(500, Long.MAX_VALUE);
      List<Pending> nothing = outbox.take(500, Long.MAX_VALUE);
      outbox.answered(
          first, first.stream().<MessageState>map(sent -> sent.state().applied(RECEIPT)).toList());

      List<Pending> second = outbox.take(500, Long.MAX_VALUE);

      assertEquals(List.of(1L, 3L), first.stream().map(Pending::number).toList());
      assertEquals(List.of(), nothing);
      assertEquals(List.of(2L), second.stream().map(Pending::number).toList());
    }
  }

  @Test
  void aBundleKeepsToItsOctetsAndASingleLargeMessageIsHandedOutAnyway() {
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1), message(2, 2), message(3, 3)));

      List<Pending> bundle = outbox.take(500, 10);

      assertEquals(1, bundle.size());
    }
  }

  @Test
  void whatWasHandedOutAndNotAnsweredWaitsAfterAStart() {
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1), message(2, 2)));
      assertEquals(2, outbox.take(500, Long.MAX_VALUE).size());
    }

    try (Outbox again = open()) {
      assertEquals(2, again.take(500, Long.MAX_VALUE).size());
    }
  }

  @Test
  void aFinalAnswerIsNeverOverwritten() {
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1)));
      List<Pending> sent = outbox.take(500, Long.MAX_VALUE);
      outbox.answered(sent, List.of(sent.get(0).state().applied(RECEIPT)));

      assertThrows(
          OutboxFailure.class,
          () -> outbox.answered(sent, List.of(sent.get(0).state().refused("too-old", RECEIPT))));
      assertEquals(
          new MessageState.Applied(RECEIPT), outbox.find(sent.get(0).id()).orElseThrow().state());
    }
  }

  @Test
  void aMendedMessageTakesThePlaceOfOneThatTheLedgerDidNotRecord() {
    Octets problem = Octets.of("{\"code\":\"unreadable-route\"}".getBytes(StandardCharsets.UTF_8));
    OutboxMessage mended =
        new OutboxMessage(
            message(1, 1).id(), message(1, 2).member(), false, message(1, 2).octets());
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1)));
      List<Pending> sent = outbox.take(500, Long.MAX_VALUE);
      outbox.answered(sent, List.of(sent.get(0).state().refused("unreadable-route", problem)));

      SubmitAnswer submission = outbox.submit(List.of(mended)).get(0);

      assertEquals(new SubmitAnswer.Stored(mended.id(), false), submission);
      List<Pending> again = outbox.take(500, Long.MAX_VALUE);
      assertEquals(List.of(mended.octets()), outbox.octets(again));
    }
  }

  @Test
  void aRecordedRefusalStaysWhateverIsSubmitted() {
    Octets problem =
        Octets.of("{\"code\":\"wrong-member\",\"receipt\":{}}".getBytes(StandardCharsets.UTF_8));
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1)));
      List<Pending> sent = outbox.take(500, Long.MAX_VALUE);
      outbox.answered(sent, List.of(sent.get(0).state().refused("wrong-member", problem)));

      List<SubmitAnswer> submissions = outbox.submit(List.of(message(1, 1), message(1, 2)));

      assertEquals(
          new SubmitAnswer.Answered(
              sent.get(0).id(), new MessageState.Refused("wrong-member", problem)),
          submissions.get(0));
      assertEquals(new SubmitAnswer.Conflict(sent.get(0).id()), submissions.get(1));
    }
  }

  @Test
  void refusalsForNowOutliveAStart() {
    try (Outbox outbox = open()) {
      outbox.submit(List.of(message(1, 1)));
      List<Pending> sent = outbox.take(500, Long.MAX_VALUE);
      outbox.answered(
          sent,
          List.of(sent.get(0).state().refusedForNow("unknown-member", RECEIPT, Instant.EPOCH, 8)));
    }

    try (Outbox again = open()) {
      assertEquals(1, again.take(500, Long.MAX_VALUE).get(0).state().refusals());
    }
  }

  @Test
  void onlyOneProcessSendsFromAnOutbox() {
    try (Outbox outbox = open()) {
      OutboxFailure refusal = assertThrows(OutboxFailure.class, this::open);

      assertTrue(refusal.getMessage().contains("Another process"));
      assertEquals(0, outbox.waiting());
    }
  }

  @Test
  void anOutboxBelongsToOneParticipant() {
    open().close();

    OutboxFailure refusal =
        assertThrows(
            OutboxFailure.class,
            () -> Outbox.open(home, ParticipantId.of("other"), Clock.systemUTC()));

    assertTrue(refusal.getMessage().contains("belongs to shop"));
  }

  @Test
  void whatAKilledProcessHadStoredIsThere() throws Exception {
    Process child = child();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out = child.inputReader()) {
      for (int i = 0; i < 400; i++) {
        acknowledged.add(out.readLine());
      }
      // Not through the process itself, which would close the stream unread.
      child.toHandle().destroyForcibly();
      out.lines().filter(line -> line.endsWith(".")).forEach(acknowledged::add);
    }
    child.waitFor();

    try (Outbox outbox = open()) {
      OutboxCounts counts = outbox.counts();
      long stored = acknowledged.stream().filter(line -> line.startsWith("stored")).count();
      long answered = acknowledged.stream().filter(line -> line.startsWith("answered")).count();
      assertTrue(acknowledged.size() >= 400);
      assertTrue(counts.all() >= stored, counts + " but " + stored);
      assertTrue(counts.applied() >= answered, counts + " but " + answered);
      assertEquals(counts.waiting(), outbox.waiting());
    }
  }

  private Process child() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path").replace('\n', File.pathSeparatorChar),
            OutboxWriter.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
