package io.hanse.node.verification;

import io.hanse.protocol.signing.Accelerator;
import java.security.Provider;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds Amazon Corretto Crypto Provider, which verifies in less than half the time, where it is on
 * the class path and has a library for the platform.
 */
public final class Acceleration {
  private static final Logger LOG = LoggerFactory.getLogger(Acceleration.class);
  private static final String PROVIDER =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private Acceleration() {}

  /** Loads a native library the first time and so takes a moment; never throws. */
  public static Optional<Accelerator> find() {
    Optional<Accelerator> found = load();
    LOG.atInfo()
        .addKeyValue("by", found.map(Accelerator::name).orElse("Bouncy Castle"))
        .log("signatures are verified");
    return found;
  }

  private static Optional<Accelerator> load() {
    try {
      return ServiceLoader.load(Provider.class).stream()
          .filter(provider -> provider.type().getName().equals(PROVIDER))
          .findFirst()
          .flatMap(provider -> Accelerator.of(provider.get()));
    } catch (ServiceConfigurationError | LinkageError e) {
      LOG.atWarn().setCause(e).log("a faster provider is there and cannot be loaded");
      return Optional.empty();
    }
  }
}
