package io.hanse.adapter.file;

import java.util.List;

/** A file that a person wrote cannot be used; every fault in it is listed. */
public final class UnusableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<String> faults;

  public UnusableFile(String file, List<String> faults) {
    super(file + ":\n  " + String.join("\n  ", faults));
    this.file = file;
    this.faults = List.copyOf(faults);
  }

  public String file() {
    return file;
  }

  /** One line for each fault: the key, what is wrong, what is allowed. */
  public List<String> faults() {
    return faults;
  }
}
