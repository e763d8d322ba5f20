package io.hanse.adapter.importing;

import io.hanse.adapter.client.AnswerListener;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.client.Undelivered;
import io.hanse.adapter.draft.Draft;
import io.hanse.adapter.draft.Row;
import io.hanse.adapter.draft.RowReader;
import io.hanse.adapter.draft.SkipReason;
import io.hanse.adapter.draft.SourceDocument;
import io.hanse.adapter.draft.StableIds;
import io.hanse.adapter.hotel.HotelBookings;
import io.hanse.adapter.mapping.HotelRules;
import io.hanse.adapter.mapping.Mapping;
import io.hanse.adapter.mapping.RetailRules;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.adapter.outbox.SubmitAnswer;
import io.hanse.adapter.retail.RetailInvoices;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.rejection.RejectionCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * One import of one file. It reads on a thread of its own and no faster than the network takes
 * messages, so a file may be of any length.
 */
public final class Import {
  /** Documents whose members are looked up and whose messages are stored together. */
  private static final int CHUNK = 1_000;

  /** Reading pauses while more messages than this wait. */
  private static final int MOST_WAITING = 4_000;

  private final HanseClient client;
  private final ImportRequest request;
  private final ImportListener listener;
  private final OutcomeCounter messages = new OutcomeCounter();
  private final OutcomeCounter enrolments = new OutcomeCounter();
  private final CardLookup cards;
  private final RowCounts counts = new RowCounts();
  private final List<String> faults = new ArrayList<>();
  private final long octets;
  private volatile long octetsRead;
  private volatile long rowsRead;
  private volatile String trouble = "";

  private Import(HanseClient client, ImportRequest request, ImportListener listener, long octets) {
    this.client = client;
    this.request = request;
    this.listener = listener;
    this.octets = octets;
    this.cards = new CardLookup(client, request, ids(), enrolments);
  }

  /**
   * Imports a file; completes when every message of it has its final answer, or when the client's
   * patience has ended, which the report says.
   *
   * @return fails with {@link io.hanse.adapter.file.UnusableFile} when the file cannot be read at
   *     all
   */
  public static Future<ImportReport> run(
      HanseClient client, ImportRequest request, ImportListener listener) {
    Promise<ImportReport> promise = Promise.promise();
    Thread.ofPlatform()
        .name("hanse-import")
        .start(
            () -> {
              try {
                promise.complete(new Import(client, request, listener, size(request)).run());
              } catch (RuntimeException failure) {
                promise.fail(failure);
              } catch (Error fatal) {
                // The caller must not wait for ever, not even where memory has run out.
                promise.fail(fatal);
                throw fatal;
              }
            });
    return promise.future();
  }

  private static long size(ImportRequest request) {
    try {
      return Files.exists(request.file()) ? Files.size(request.file()) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private StableIds ids() {
    return new StableIds(client.participant());
  }

  private RowReader reader() {
    Mapping mapping = request.mapping();
    return switch (mapping.rules()) {
      case HotelRules hotel -> new HotelBookings(mapping, hotel, request.location(), ids());
      case RetailRules retail -> new RetailInvoices(mapping, retail, request.location(), ids());
    };
  }

  private ImportReport run() {
    AnswerListener answers = new Answers();
    client.listen(answers);
    try (RowSource rows = RowSource.open(request.file(), request.mapping())) {
      readAll(rows);
      await(client.drain());
      if (rowsRead != counts.sent() + counts.allSkipped()) {
        throw new IllegalStateException(rowsRead + " rows were read and not all were counted");
      }
      return report("");
    } catch (Undelivered undelivered) {
      return report(String.valueOf(undelivered.getMessage()));
    } finally {
      client.unlisten(answers);
      progressed();
    }
  }

  private void readAll(RowSource rows) {
    RowReader reader = reader();
    List<SourceDocument> chunk = new ArrayList<>();
    for (Optional<Row> row = next(rows, chunk); row.isPresent(); row = next(rows, chunk)) {
      chunk.addAll(reader.read(row.get()));
      octetsRead = rows.octetsRead();
      rowsRead = row.get().number();
      if (chunk.size() >= CHUNK) {
        send(chunk);
        chunk.clear();
      }
    }
    chunk.addAll(reader.end());
    octetsRead = octets;
    send(chunk);
  }

  private Optional<Row> next(RowSource rows, List<SourceDocument> chunk) {
    try {
      return rows.next();
    } catch (RowSource.BrokenFile broken) {
      rowsRead = broken.row();
      faults.add("from row " + broken.row() + " on it cannot be read: " + broken.getMessage());
      chunk.add(SourceDocument.skipped(broken.row(), SkipReason.MALFORMED));
      return Optional.empty();
    }
  }

  private void send(List<SourceDocument> chunk) {
    await(cards.find(chunk.stream().flatMap(document -> document.drafts().stream()).toList()));
    List<Message> ready = new ArrayList<>();
    chunk.forEach(document -> admit(document, ready));
    await(client.submit(ready)).forEach(this::submitted);
    progressed();
    await(client.drainTo(MOST_WAITING));
  }

  /** Counts the rows of a document and readies its messages. */
  private void admit(SourceDocument document, List<Message> ready) {
    document.skipped().values().forEach(reason -> counts.skipped(reason, 1));
    Optional<CardNumber> card =
        document.drafts().stream()
            .findFirst()
            .flatMap(draft -> cards.of(draft.origin().memberKey()));
    if (card.isEmpty()) {
      counts.skipped(SkipReason.NO_MEMBER, document.rowsSent().size());
      return;
    }
    counts.sent(document.rowsSent().size());
    for (Draft draft : document.drafts()) {
      messages.sending(draft.origin().id(), draft.origin().rows(), draft instanceof Draft.Earning);
      ready.add(draft.message(client.participant(), card.get()));
    }
  }

  private void submitted(SubmitAnswer submission) {
    switch (submission) {
      case SubmitAnswer.Stored stored -> {}
      case SubmitAnswer.Answered answered ->
          messages.answered(answered.id(), answered.answer(), true);
      case SubmitAnswer.Conflict conflict ->
          messages.refusedHere(conflict.id(), RejectionCode.ID_CONFLICT.code());
    }
  }

  private ImportReport report(String unfinished) {
    return new ImportReport(
        String.valueOf(request.file().getFileName()),
        request.mapping().format(),
        client.participant(),
        counts.sent() + counts.allSkipped(),
        counts.sent(),
        counts.skipped(),
        messages.messages(),
        enrolments.messages(),
        faults,
        unfinished);
  }

  private void progressed() {
    synchronized (listener) {
      listener.progressed(
          new ImportProgress(
              octetsRead,
              octets,
              rowsRead,
              counts.allSkipped(),
              messages.sent(),
              messages.answered(),
              trouble));
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Counts the answers that arrive while the file is read. */
  private final class Answers implements AnswerListener {
    @Override
    public void answered(MessageId id, MessageState.Answer answer) {
      trouble = "";
      if (messages.answered(id, answer, false)) {
        progressed();
      }
    }

    @Override
    public void delayed(String reason) {
      trouble = reason;
      progressed();
    }
  }
}
