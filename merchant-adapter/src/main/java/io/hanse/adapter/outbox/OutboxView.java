package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into an outbox, also while another process sends from it. */
public final class OutboxView implements AutoCloseable {
  private final OutboxStore store;

  private OutboxView(OutboxStore store) {
    this.store = store;
  }

  /**
   * Opens the view of an outbox in a folder.
   *
   * @throws OutboxFailure when there is none
   */
  public static OutboxView of(Path home) {
    return new OutboxView(OutboxStore.look(home.resolve(Outbox.FILE)));
  }

  public OutboxCounts counts() {
    return store.counts();
  }

  public Optional<Entry> find(MessageId id) {
    return store.find(id);
  }

  /** The oldest messages in a state, by its {@link MessageState#name name}. */
  public List<Entry> in(String state, int most) {
    return store.in(state, most);
  }

  @Override
  public void close() {
    store.close();
  }
}
