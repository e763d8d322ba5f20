package io.hanse.adapter.outbox;

import io.hanse.adapter.scripted.Purchases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Stores and answers messages, and says so on its output, until it is killed. */
final class OutboxWriter {
  private OutboxWriter() {}

  public static void main(String[] args) {
    Octets receipt = Octets.of("{}".getBytes(StandardCharsets.UTF_8));
    try (Outbox outbox = Outbox.open(Path.of(args[0]), Purchases.SHOP, Clock.systemUTC())) {
      for (int number = 1; ; number++) {
        outbox.submit(List.of(OutboxMessage.of(Purchases.of(number, number % 7, 100))));
        System.out.println("stored " + number + ".");
        if (number % 3 == 0) {
          List<Pending> sent = outbox.take(1, Long.MAX_VALUE);
          outbox.answered(sent, List.of(sent.get(0).state().applied(receipt)));
          System.out.println("answered " + sent.get(0).number() + ".");
        }
      }
    }
  }
}
