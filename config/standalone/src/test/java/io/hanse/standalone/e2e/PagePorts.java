package io.hanse.standalone.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Ports that stand on a page, replaced by free ones: on a shared machine the page's own may be
 * taken.
 */
record PagePorts(Map<Integer, Integer> byPage) {
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{4}\\b");

  static PagePorts free(int... onPage) {
    Map<Integer, Integer> byPage = new HashMap<>();
    int first = row(onPage.length);
    for (int i = 0; i < onPage.length; i++) {
      byPage.put(onPage[i], first + i);
    }
    return new PagePorts(byPage);
  }

  /** The first of so many free ports in a row, below those of outgoing connections. */
  static int row(int count) {
    SplittableRandom random = new SplittableRandom();
    int first = random.nextInt(10_240, 32_000);
    while (!isFree(first, count)) {
      first = random.nextInt(10_240, 32_000);
    }
    return first;
  }

  private static boolean isFree(int first, int count) {
    for (int port = first; port < first + count; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (!socket.isBound()) {
          return false;
        }
      } catch (IOException inUse) {
        return false;
      }
    }
    return true;
  }

  PagePorts with(int onPage, int instead) {
    Map<Integer, Integer> more = new HashMap<>(byPage);
    more.put(onPage, instead);
    return new PagePorts(more);
  }

  String replaced(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(
            found -> {
              Integer instead = byPage.get(Integer.parseInt(found.group()));
              return instead == null ? found.group() : instead.toString();
            });
  }
}
