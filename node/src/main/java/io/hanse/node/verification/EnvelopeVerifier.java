package io.hanse.node.verification;

import static io.hanse.protocol.rejection.RejectionCode.BAD_SIGNATURE;
import static io.hanse.protocol.rejection.RejectionCode.EXPIRED_KEY;
import static io.hanse.protocol.rejection.RejectionCode.REVOKED_KEY;
import static io.hanse.protocol.rejection.RejectionCode.UNKNOWN_KEY;
import static io.hanse.protocol.rejection.RejectionCode.WRONG_PARTICIPANT;

import io.hanse.config.directory.Directory;
import io.hanse.node.verification.Verification.Refused;
import io.hanse.node.verification.Verification.Trusted;
import io.hanse.protocol.identity.KeyId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Payload;
import io.hanse.protocol.message.PayloadReader;
import io.hanse.protocol.rejection.Rejection;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import io.hanse.protocol.signing.Accelerator;
import io.hanse.protocol.signing.Jws;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges envelopes against the directory. Nothing else makes verified messages.
 *
 * <p>Trust comes first and content after it, in the order of {@link RejectionCode}: whoever cannot
 * sign learns nothing about what a node makes of a payload. Pure computing, 40 to 80 microseconds
 * for a message alone; safe to use from every thread.
 */
public final class EnvelopeVerifier {
  private final Supplier<Directory> directory;
  private final InstantSource clock;
  private final Optional<Accelerator> accelerator;
  private volatile KeyRing latest;

  /**
   * A verifier.
   *
   * @param directory the newest directory that is known here
   * @param clock by which keys are valid; the ledger's database decides what time it is
   * @param accelerator verifies signatures sooner, where there is one
   */
  public EnvelopeVerifier(
      Supplier<Directory> directory, InstantSource clock, Optional<Accelerator> accelerator) {
    this.directory = directory;
    this.clock = clock;
    this.accelerator = accelerator;
    this.latest = new KeyRing(directory.get(), accelerator);
  }

  /** Takes an envelope apart; never throws, whatever the octets are. */
  public Verification verify(SignedEnvelope envelope) {
    return switch (Jws.parse(envelope.octets())) {
      case Result.Refused<Jws> refused -> new Refused(refused.rejection());
      case Result.Accepted<Jws> accepted -> judge(envelope, accepted.value());
    };
  }

  private Verification judge(SignedEnvelope envelope, Jws jws) {
    KeyRing ring = ring();
    Optional<KeyRing.Entry> found = ring.find(jws.kid());
    if (found.isEmpty()) {
      return refused(UNKNOWN_KEY);
    }
    KeyRing.Entry signer = found.get();
    return switch (signer.key().statusAt(clock.instant())) {
      case REVOKED -> refused(REVOKED_KEY);
      case EXPIRED, NOT_YET_VALID -> refused(EXPIRED_KEY);
      case VALID ->
          jws.isSignedBy(signer.verifying())
              ? open(envelope, jws, signer, ring.version())
              : refused(BAD_SIGNATURE);
    };
  }

  private static Verification refused(RejectionCode code) {
    return new Refused(Rejection.of(code));
  }

  private Verification open(
      SignedEnvelope envelope, Jws jws, KeyRing.Entry signer, long directoryVersion) {
    return switch (PayloadReader.read(jws.payload())) {
      case Result.Refused<Payload> refused -> new Refused(refused.rejection());
      case Result.Accepted<Payload> accepted ->
          take(new Opened(envelope, jws, signer, directoryVersion), accepted.value());
    };
  }

  /** An envelope whose signature holds. */
  private record Opened(
      SignedEnvelope envelope, Jws jws, KeyRing.Entry signer, long directoryVersion) {
    boolean isSignersOwn(Message message) {
      return message.header().participant().equals(signer.participant());
    }
  }

  private static Verification take(Opened opened, Payload payload) {
    List<EnvelopePart> parts = new ArrayList<>(payload.items().size());
    for (Payload.Item item : payload.items()) {
      parts.add(part(opened, item, parts.size()));
    }
    if (!payload.bundle() && parts.get(0) instanceof UnfitMessage unfit) {
      return new Refused(unfit.rejection());
    }
    ParticipantId signer = opened.signer().participant();
    return new Trusted(new VerifiedEnvelope(opened.envelope(), signer, payload.bundle(), parts));
  }

  private static EnvelopePart part(Opened opened, Payload.Item item, int index) {
    return switch (item.message()) {
      case Result.Refused<Message> refused ->
          new UnfitMessage(index, item.id(), refused.rejection());
      case Result.Accepted<Message> accepted ->
          opened.isSignersOwn(accepted.value())
              ? verified(opened, item, accepted.value(), index)
              : new UnfitMessage(
                  index, item.id(), Rejection.of(WRONG_PARTICIPANT).at("/participant"));
    };
  }

  private static VerifiedMessage verified(
      Opened opened, Payload.Item item, Message message, int index) {
    return new VerifiedMessage(
        message,
        index,
        opened.jws().payload(),
        item.offset(),
        item.octets().length,
        item.digest().octets(),
        opened.signer().verifying().id(),
        opened.directoryVersion(),
        opened.envelope());
  }

  /** Whether a key was in the directory when the last envelope was verified. */
  boolean knows(KeyId key) {
    return latest.find(key).isPresent();
  }

  /** The keys of the directory as it is now; a new directory is decoded by whoever comes first. */
  private KeyRing ring() {
    Directory now = directory.get();
    KeyRing ring = latest;
    if (ring.version() != now.version()) {
      ring = new KeyRing(now, accelerator);
      latest = ring;
    }
    return ring;
  }
}
