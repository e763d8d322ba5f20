package io.hanse.standalone.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers who mean a node harm, each on a connection of his own. A connection that is cut is opened
 * again, until the attackers are called off.
 */
final class Attackers implements AutoCloseable {
  /** Between two connections of one attacker, so that no loop is without bound. */
  private static final long PAUSE_MILLIS = 20;

  private final InetSocketAddress node;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /** What one attacker does on one connection. */
  @FunctionalInterface
  interface Deed {
    /**
     * Returns, or fails, when the connection is of no more use.
     *
     * @param number of the attacker, from 0
     */
    void on(Socket socket, int number) throws IOException, InterruptedException;
  }

  Attackers(String url) {
    URI address = URI.create(url);
    this.node = new InetSocketAddress(address.getHost(), address.getPort());
  }

  /** Sends so many attackers, all from one local address such as 127.0.0.2. */
  void send(int count, String from, Deed deed) {
    for (int attacker = 0; attacker < count; attacker++) {
      int number = attacker;
      executor.execute(() -> repeat(from, deed, number));
    }
  }

  private void repeat(String from, Deed deed, int number) {
    try {
      do {
        attack(from, deed, number);
      } while (!enough.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException calledOff) {
      Thread.currentThread().interrupt();
    }
  }

  private void attack(String from, Deed deed, int number) throws InterruptedException {
    try (Socket socket = new Socket()) {
      sockets.add(socket);
      if (!goesOn()) {
        // Too late for close to have seen it.
        return;
      }
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(node);
      connections.incrementAndGet();
      deed.on(socket, number);
    } catch (IOException cut) {
      // The node defends itself.
    } finally {
      sockets.removeIf(Socket::isClosed);
    }
  }

  /** Waits, except at the end of the attack; false then. */
  boolean goesOnAfter(long millis) throws InterruptedException {
    return !enough.await(millis, TimeUnit.MILLISECONDS);
  }

  boolean goesOn() {
    return enough.getCount() > 0;
  }

  /** Reads whatever comes until the node closes. */
  static void listen(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] heard = new byte[8192];
    while (in.read(heard) >= 0) {
      // Until the end.
    }
  }

  /** How many connections there have been. */
  long connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    enough.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    executor.close();
  }
}
