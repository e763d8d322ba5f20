package io.hanse.clearing.directory;

import io.hanse.config.database.DirectoryStore;
import io.hanse.config.database.DirectoryWrite;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryChange;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.KeyStatus;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.yaml.Fault;
import io.hanse.protocol.yaml.Reading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the directory: stores a file that the operator has signed in clearing's database and
 * delivers it to every ledger. Idempotent: a repeated publication asks the ledgers again.
 */
public final class DirectoryPublishing {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryPublishing.class);

  /** An announcement may fail, because every ledger is asked directly. */
  private static final long ANNOUNCING_MILLIS = 2_000;

  private final Vertx vertx;
  private final DirectoryStore store;
  private final NetworkDirectory network;
  private final LedgerDelivery delivery;
  private final InstantSource clock;

  public DirectoryPublishing(
      Vertx vertx,
      DirectoryStore store,
      NetworkDirectory network,
      LedgerDelivery delivery,
      InstantSource clock) {
    this.vertx = vertx;
    this.store = store;
    this.network = network;
    this.delivery = delivery;
    this.clock = clock;
  }

  /** The directory in force. */
  public Future<Directory> inForce() {
    return network.inForce();
  }

  /**
   * Publishes a directory.
   *
   * @param envelope a JWS over a directory file, signed with a key that the directory in force
   *     lists for the operator
   */
  public Future<PublishAnswer> publish(byte[] envelope) {
    return switch (Jws.parse(envelope)) {
      case Result.Refused<Jws>(var rejection) ->
          answer(new PublishAnswer.NotTrusted("no signed file: " + rejection.detail()));
      case Result.Accepted<Jws>(Jws file) ->
          network.inForce().compose(inForce -> publish(file, inForce));
    };
  }

  private Future<PublishAnswer> publish(Jws file, Directory inForce) {
    Instant now = clock.instant();
    Optional<String> distrust = distrust(file, inForce, now);
    if (distrust.isPresent()) {
      return answer(new PublishAnswer.NotTrusted(distrust.get()));
    }
    String text = new String(file.payload(), StandardCharsets.UTF_8);
    return vertx
        .executeBlocking(() -> DirectoryFile.parse("directory", text), false)
        .compose(
            reading ->
                switch (reading) {
                  case Reading.Faulty<Directory>(var faults) ->
                      answer(new PublishAnswer.Faulty(faults));
                  case Reading.Good<Directory>(Directory next) ->
                      publish(next, inForce, file.kid(), now);
                });
  }

  private static Optional<String> distrust(Jws file, Directory inForce, Instant now) {
    Optional<KeyEntry> key =
        inForce.operator().keys().stream()
            .filter(known -> known.id().equals(file.kid()))
            .findFirst();
    if (key.isEmpty()) {
      return Optional.of("the key " + file.kid() + " is not the operator's");
    }
    KeyStatus status = key.get().statusAt(now);
    if (status != KeyStatus.VALID) {
      return Optional.of("the operator's key " + file.kid() + " is " + status);
    }
    return file.isSignedBy(key.get().verifyingKey())
        ? Optional.empty()
        : Optional.of("the signature is wrong");
  }

  private Future<PublishAnswer> publish(
      Directory next, Directory inForce, KeyId signer, Instant now) {
    if (next.version() < inForce.version()) {
      return answer(older(next, inForce));
    }
    if (next.version() > inForce.version()) {
      List<Fault> faults = new DirectoryChange(inForce, next).faults(signer, now);
      if (!faults.isEmpty()) {
        return answer(new PublishAnswer.Faulty(faults));
      }
    }
    return store.write(next).compose(written -> written(next, signer, written));
  }

  private Future<PublishAnswer> written(Directory next, KeyId signer, DirectoryWrite written) {
    return switch (written) {
      case WRITTEN -> {
        LOG.atInfo()
            .addKeyValue("version", next.version())
            .addKeyValue("signedBy", signer)
            .log("directory published");
        yield spread(next);
      }
      case ALREADY_THERE -> spread(next);
      case OLDER -> network.inForce().compose(newer -> answer(older(next, newer)));
      case DIFFERENT_CONTENT ->
          answer(
              new PublishAnswer.VersionTaken(
                  "version " + next.version() + " is in force with other content; use a higher"));
    };
  }

  private static PublishAnswer older(Directory next, Directory inForce) {
    return new PublishAnswer.VersionTaken(
        "version %d is in force, %d is older; use a higher"
            .formatted(inForce.version(), next.version()));
  }

  private Future<PublishAnswer> spread(Directory next) {
    return network
        .announce(next)
        .timeout(ANNOUNCING_MILLIS, TimeUnit.MILLISECONDS)
        .onFailure(failure -> LOG.atWarn().setCause(failure).log("directory not announced"))
        .otherwiseEmpty()
        .compose(announced -> delivery.toAll(next))
        .onSuccess(DirectoryPublishing::note)
        .map(ledgers -> new PublishAnswer.Published(next.version(), ledgers));
  }

  private static void note(List<LedgerCopy> ledgers) {
    for (LedgerCopy copy : ledgers) {
      copy.missing()
          .ifPresent(
              reason ->
                  LOG.atWarn()
                      .addKeyValue("ledger", copy.ledger())
                      .addKeyValue("reason", reason)
                      .log("directory not in force"));
    }
  }

  private static Future<PublishAnswer> answer(PublishAnswer answer) {
    return Future.succeededFuture(answer);
  }
}
