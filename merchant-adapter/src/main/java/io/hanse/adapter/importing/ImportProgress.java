package io.hanse.adapter.importing;

/**
 * The progress of an import.
 *
 * @param octetsRead of the file
 * @param octets of the whole file
 * @param rowsRead rows so far, skipped ones included
 * @param rowsSkipped of these
 * @param messages handed to the outbox so far
 * @param answered of these; the import has ended when everything is read and answered
 * @param trouble why nothing can be sent at the moment, empty if all is well
 */
public record ImportProgress(
    long octetsRead,
    long octets,
    long rowsRead,
    long rowsSkipped,
    long messages,
    long answered,
    String trouble) {
  /** Hundredths of the work that are done, 0 to 100. */
  public int percent() {
    if (octets == 0) {
      return 100;
    }
    long read = 100 * octetsRead / octets;
    return Math.toIntExact(messages == 0 ? read : read * answered / messages);
  }
}
