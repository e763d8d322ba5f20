package io.hanse.node.page;

import io.hanse.node.connection.Sender;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The browsers that follow the stream, so many in all and so many of one sender. Safe for any
 * thread.
 */
final class Viewers {
  private final int most;
  private final int mostOfOne;
  private final Map<HttpServerResponse, Sender> browsers = new HashMap<>();
  private final Map<Sender, Integer> bySender = new HashMap<>();
  private boolean closed;

  Viewers(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Adds a browser until it goes; false when there are too many, or none is taken any more. */
  boolean add(Sender sender, HttpServerResponse browser) {
    synchronized (this) {
      int before = bySender.getOrDefault(sender, 0);
      if (closed || browsers.size() >= most || before >= mostOfOne) {
        return false;
      }
      browsers.put(browser, sender);
      bySender.put(sender, before + 1);
    }
    browser.closeHandler(gone -> remove(browser));
    browser.exceptionHandler(gone -> remove(browser));
    return true;
  }

  private synchronized void remove(HttpServerResponse browser) {
    Sender sender = browsers.remove(browser);
    if (sender != null) {
      bySender.computeIfPresent(sender, (key, count) -> count > 1 ? count - 1 : null);
    }
  }

  synchronized boolean isEmpty() {
    return browsers.isEmpty();
  }

  /** Sends an event to every browser that keeps up. */
  void send(Buffer event) {
    for (HttpServerResponse browser : all()) {
      if (!browser.writeQueueFull()) {
        browser.write(event);
      }
    }
  }

  private synchronized List<HttpServerResponse> all() {
    return List.copyOf(browsers.keySet());
  }

  /** Ends every stream and takes no more. */
  void hangUp() {
    List<HttpServerResponse> open;
    synchronized (this) {
      closed = true;
      open = all();
    }
    open.forEach(HttpServerResponse::end);
    open.forEach(this::remove);
  }
}
