package io.hanse.standalone.running;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends started parts in reverse order, once: when the work is done or when the program receives a
 * signal, whichever comes first.
 */
public final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private static final long SLOW_MILLIS = 1_000;

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::end, "hanse-closing");
  private boolean ended;

  private Closing() {}

  /** Begins; SIGTERM and SIGINT end every part that is added from now on. */
  public static Closing begin() {
    Closing closing = new Closing();
    Runtime.getRuntime().addShutdownHook(closing.hook);
    return closing;
  }

  /** Adds a part that ends synchronously. */
  public <T extends AutoCloseable> T add(String what, T closeable) {
    add(
        new Step(
            what,
            () -> {
              closeable.close();
              return what;
            }));
    return closeable;
  }

  /** Adds a part that ends asynchronously, within a time limit. */
  public <T> T add(String what, T running, Duration limit, Callable<Future<Void>> end) {
    add(step(what, limit, end));
    return running;
  }

  /** Adds a part that ends after all others, so that it does not delay them. */
  public <T> T addLast(String what, T running, Duration limit, Callable<Future<Void>> end) {
    Step step = step(what, limit, end);
    synchronized (this) {
      steps.addLast(step);
    }
    return running;
  }

  private static Step step(String what, Duration limit, Callable<Future<Void>> end) {
    return new Step(
        what,
        () -> {
          Await.of(end.call(), limit);
          return what;
        });
  }

  private synchronized void add(Step step) {
    if (ended) {
      step.run();
      throw new IllegalStateException("stopped while starting");
    }
    steps.push(step);
  }

  private synchronized void end() {
    ended = true;
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }

  /** Ends everything now. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stoppingAnyway) {
      LOG.trace("the program is stopping already", stoppingAnyway);
    }
  }

  private record Step(String what, Callable<String> end) {
    /** Ends one part; a failure does not keep the others from ending. */
    void run() {
      try {
        long start = System.nanoTime();
        String done = end.call();
        long millis = (System.nanoTime() - start) / 1_000_000;
        (millis < SLOW_MILLIS ? LOG.atDebug() : LOG.atInfo())
            .addKeyValue("what", done)
            .addKeyValue("millis", millis)
            .log("ended");
      } catch (Exception e) {
        LOG.atWarn().addKeyValue("what", what).setCause(e).log("did not end well");
      }
    }
  }
}
