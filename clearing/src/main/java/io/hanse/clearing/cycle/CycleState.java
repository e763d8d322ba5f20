package io.hanse.clearing.cycle;

import java.util.Arrays;

/** How far a cycle is, with the word for it in files, pages, the shared state and the database. */
public enum CycleState {
  OPEN("open"),
  SEALING("sealing"),
  SEALED("sealed"),
  NETTED("netted"),
  INSTRUCTED("instructed"),
  SETTLED("settled");

  private final String word;

  CycleState(String word) {
    this.word = word;
  }

  /** The word, which never changes: databases are full of it. */
  public String word() {
    return word;
  }

  /**
   * The state that a word stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  static CycleState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a cycle: " + word));
  }

  @Override
  public String toString() {
    return word;
  }
}
