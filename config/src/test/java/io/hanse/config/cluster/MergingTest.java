package io.hanse.config.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.hazelcast.spi.merge.MergingEntry;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Which of two values of one key stays, in one cluster and after a split. */
class MergingTest {
  /** One side's entry when two halves of a cluster meet again. */
  private record Half(Object value) implements MergingEntry<Object, Object> {
    @Override
    public Object getRawKey() {
      return "key";
    }

    @Override
    public Object getKey() {
      return "key";
    }

    @Override
    public Object getRawValue() {
      return value;
    }

    @Override
    public Object getDeserializedValue() {
      return value;
    }
  }

  private static StoredInstructed upTo(long window) {
    return new StoredInstructed("europe", window);
  }

  private static StoredCycle cycle(long fence, long revision) {
    return new StoredCycle(1, fence, revision, "open", 0, List.of(), List.of(), List.of());
  }

  private static Object merged(Object merging, @Nullable Object existing) {
    return new HigherRankStays()
        .merge(new Half(merging), existing == null ? null : new Half(existing));
  }

  @Test
  void afterASplitTheHigherRankStaysWhicheverSideItWasOn() {
    assertEquals(upTo(9), merged(upTo(9), upTo(8)));
    assertEquals(upTo(9), merged(upTo(8), upTo(9)));
    assertEquals(upTo(8), merged(upTo(8), null));
    assertEquals(cycle(8, 1), merged(cycle(7, 9), cycle(8, 1)));
    assertEquals(cycle(8, 2), merged(cycle(8, 2), cycle(8, 1)));
  }

  @Test
  void afterASplitOursStaysWhereBothAreEqual() {
    StoredInstructed ours = upTo(8);

    assertSame(ours, merged(upTo(8), ours));
  }

  @Test
  void afterASplitTheSealOfTheLargerHalfStaysAndADifferenceIsAnAlarm() {
    Logger logger = (Logger) LoggerFactory.getLogger(FirstSealStays.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    byte[] ours = {1};

    Object same = new FirstSealStays().merge(new Half(new byte[] {1}), new Half(ours));
    int alarmsOfTheSame = log.list.size();
    Object other = new FirstSealStays().merge(new Half(new byte[] {2}), new Half(ours));
    logger.detachAppender(log);

    assertSame(ours, same);
    assertSame(ours, other);
    assertEquals(0, alarmsOfTheSame);
    assertEquals(List.of(Level.ERROR), log.list.stream().map(ILoggingEvent::getLevel).toList());
  }

  @Test
  void afterASplitASealThatOnlyOneHalfHasIsTaken() {
    byte[] theirs = {2};

    assertSame(theirs, new FirstSealStays().merge(new Half(theirs), null));
  }

  @Test
  void theHighestRankIsLeftInWhateverOrderValuesComeAndHoweverOften() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      List<StoredCycle> values = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        values.add(cycle(random.nextInt(4), random.nextInt(4)));
      }
      StoredCycle highest = values.getFirst();
      for (StoredCycle value : values) {
        highest = value.isAbove(highest) ? value : highest;
      }
      values.addAll(List.copyOf(values));
      Collections.shuffle(values, random);
      SimpleEntry<String, @Nullable Ranked> entry = new SimpleEntry<>("1", null);

      values.forEach(value -> new KeepHigher(value).process(entry));

      assertEquals(highest, entry.getValue(), "seed " + seed);
    }
  }

  @Test
  void whoOffersALowerRankLearnsWhatStands() {
    SimpleEntry<String, @Nullable Ranked> entry = new SimpleEntry<>("europe", null);

    assertNull(new KeepHigher(upTo(8)).process(entry));
    assertNull(new KeepHigher(upTo(8)).process(entry));
    assertNull(new KeepHigher(upTo(9)).process(entry));
    assertEquals(9L, new KeepHigher(upTo(8)).process(entry));
    assertEquals(upTo(9), entry.getValue());
  }

  @Test
  void octetsAreWrittenOnceAndTheFirstAreToldToWhoeverComesLater() {
    Map.Entry<String, byte[]> entry = new SimpleEntry<>("europe/7", null);

    assertNull(new WriteOnce(new byte[] {1}).process(entry));
    assertArrayEquals(new byte[] {1}, new WriteOnce(new byte[] {2}).process(entry));
    assertArrayEquals(new byte[] {1}, entry.getValue());
  }

  @Test
  void aRankIsDecidedByTheFenceAndThenByTheRevision() {
    assertEquals(true, cycle(2, 1).isAbove(cycle(1, 9)));
    assertEquals(true, cycle(2, 2).isAbove(cycle(2, 1)));
    assertEquals(false, cycle(2, 1).isAbove(cycle(2, 1)));
    assertEquals(false, cycle(1, 9).isAbove(cycle(2, 1)));
  }
}
