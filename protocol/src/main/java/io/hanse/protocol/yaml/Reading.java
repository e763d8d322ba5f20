package io.hanse.protocol.yaml;

import java.util.List;

/**
 * What came of reading a file.
 *
 * @param <T> what the file says
 */
public sealed interface Reading<T> {

  /** The value; to be called where a faulty file cannot be handled any better than by stopping. */
  T orElseThrow();

  /** Nothing was wrong. */
  record Good<T>(T value) implements Reading<T> {
    @Override
    public T orElseThrow() {
      return value;
    }
  }

  /**
   * Something was wrong.
   *
   * @param faults all of it, in the order of the file
   */
  record Faulty<T>(List<Fault> faults) implements Reading<T> {
    public Faulty {
      faults = List.copyOf(faults);
    }

    @Override
    public T orElseThrow() {
      throw new FaultyFileException(faults);
    }
  }
}
