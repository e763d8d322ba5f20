package io.hanse.protocol.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while reading goes on, so that one look shows all of it. */
public final class Faults {
  private final List<Fault> found = new ArrayList<>();
  private boolean unreadable;

  public void add(String place, String problem, String allowed) {
    if (!unreadable) {
      found.add(new Fault(place, problem, allowed));
    }
  }

  /** The whole cannot be read; whatever is missed in it afterwards may well be there. */
  void unreadable(String place, String problem, String allowed) {
    add(place, problem, allowed);
    unreadable = true;
  }

  /** The value if nothing was wrong anywhere, else everything that was. */
  public <T> Reading<T> reading(T value) {
    return found.isEmpty() ? new Reading.Good<>(value) : new Reading.Faulty<>(found);
  }
}
