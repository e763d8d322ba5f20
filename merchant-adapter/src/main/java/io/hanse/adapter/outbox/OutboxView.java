package io.hanse.adapter.outbox;

import io.hanse.protocol.identity.MessageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks into an outbox, also while another process sends from it. */
public final class OutboxView implements AutoCloseable {
  private static final int PAGE = 1_000;

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

  public Optional<OutboxEntry> find(MessageId id) {
    return store.find(id);
  }

  /** The oldest messages in a state, by its {@link MessageState#name name}. */
  public List<OutboxEntry> in(String state, int most) {
    return store.in(state, most);
  }

  /**
   * Lists messages, the oldest first.
   *
   * @param state the {@link MessageState#name name} of the state to list; all where there is none
   */
  public void forEach(Optional<String> state, Consumer<ListedMessage> listener) {
    long last = 0;
    List<ListedMessage> page = store.list(state, last, PAGE);
    while (!page.isEmpty()) {
      page.forEach(listener);
      last = page.getLast().number();
      page = store.list(state, last, PAGE);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
