package io.hanse.node.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final FairQueue<String, String, String> queue = new FairQueue<>();

  private List<String> all() {
    List<String> all = new ArrayList<>();
    for (Optional<String> next = queue.poll(); next.isPresent(); next = queue.poll()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void aSenderWithMuchWorkTakesTurnsWithOneWhoHasLittle() {
    queue.add("flood", "key", "f1");
    queue.add("flood", "key", "f2");
    queue.add("flood", "key", "f3");
    queue.add("shop", "key", "s1");

    assertEquals(List.of("f1", "s1", "f2", "f3"), all());
  }

  @Test
  void theKeysOfOneSenderTakeTurns() {
    queue.add("chain", "a", "a1");
    queue.add("chain", "a", "a2");
    queue.add("chain", "b", "b1");
    queue.add("other", "a", "o1");
    queue.add("other", "a", "o2");

    assertEquals(List.of("a1", "o1", "b1", "o2", "a2"), all());
  }

  @Test
  void anEmptyQueueHasNothing() {
    assertEquals(List.of(), all());
  }
}
