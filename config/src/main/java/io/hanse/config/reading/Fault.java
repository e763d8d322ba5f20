package io.hanse.config.reading;

/**
 * One thing that is wrong in what somebody wrote.
 *
 * @param place the key with its path, and the file's line or the environment variable
 * @param problem what is wrong there, never a secret's value
 * @param allowed what may stand there
 */
public record Fault(String place, String problem, String allowed) {
  @Override
  public String toString() {
    return place + ": " + problem + "; allowed: " + allowed;
  }
}
