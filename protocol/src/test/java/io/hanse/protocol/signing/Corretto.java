package io.hanse.protocol.signing;

import java.security.Provider;
import java.util.Optional;
import java.util.ServiceLoader;

/** Amazon's provider, where it has a library for this platform. */
final class Corretto {
  private Corretto() {}

  static Optional<Accelerator> accelerator() {
    return ServiceLoader.load(Provider.class).stream()
        .filter(provider -> provider.type().getName().startsWith("com.amazon.corretto."))
        .findFirst()
        .flatMap(provider -> Accelerator.of(provider.get()));
  }
}
