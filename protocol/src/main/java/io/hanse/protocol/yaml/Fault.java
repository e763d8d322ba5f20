package io.hanse.protocol.yaml;

/**
 * One thing that is wrong in what somebody wrote.
 *
 * @param place the key with its path, and line and column of the file or what overrides it
 * @param problem what is wrong there, never a secret's value
 * @param allowed what may stand there; empty where the problem says it
 */
public record Fault(String place, String problem, String allowed) {
  @Override
  public String toString() {
    return place + ": " + problem + (allowed.isEmpty() ? "" : "; allowed: " + allowed);
  }
}
