package io.hanse.protocol.json;

import io.hanse.protocol.rejection.Rejection;

/**
 * Leaves a reading that cannot go on. It never leaves this package's entry points, which turn it
 * into a value, and it has no stack trace: refusals are common and nobody's bug.
 */
final class JsonFault extends RuntimeException {
  private final transient Rejection rejection;

  JsonFault(Rejection rejection) {
    super(rejection.detail(), null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
