package io.hanse.node.ledger.batch;

import io.hanse.node.decision.Decision;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.ledger.intake.Delivery;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.obligation.Obligation;
import io.hanse.protocol.obligation.ObligationWriter;
import io.hanse.protocol.octets.Sha256;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeWriter;
import io.hanse.protocol.proof.BatchHeader;
import io.hanse.protocol.proof.Leaf;
import io.hanse.protocol.proof.MerkleTree;
import io.hanse.protocol.signing.SigningKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Assembles decisions into a batch: numbers its obligations, hashes, signs and packs it. */
public final class BatchAssembly {
  private final LedgerId ledger;
  private final SigningKey key;
  private final PersonVault vault;
  private final SecureRandom random;

  /**
   * An assembly.
   *
   * @param key the ledger's key
   * @param random for the salts
   */
  public BatchAssembly(LedgerId ledger, SigningKey key, PersonVault vault, SecureRandom random) {
    this.ledger = ledger;
    this.key = key;
    this.vault = vault;
    this.random = random;
  }

  public LedgerId ledger() {
    return ledger;
  }

  /**
   * Assembles a batch.
   *
   * @param link the lane, the batch's number in it, and the hash of the previous header
   * @param deliveries one for each decision, in the same order
   * @param decisions to be recorded, at least one
   */
  public BatchRecord assemble(
      ChainLink link,
      long window,
      Instant postedAt,
      List<Delivery> deliveries,
      List<Decision.Posted> decisions) {
    List<PostedDelivery> posted = posted(link, deliveries, decisions);
    MerkleTree tree = MerkleTree.ofLeafHashes(posted.stream().map(PostedDelivery::leaf).toList());
    byte[] header =
        new BatchHeader(
                ledger,
                link.lane(),
                link.number(),
                window,
                posted.size(),
                tree.root(),
                link.previous(),
                postedAt,
                key.id())
            .octets();
    BatchProof proof = pack(posted, tree, header);
    return new BatchRecord(
        link.lane(),
        link.number(),
        window,
        postedAt,
        posted,
        proof,
        BatchSums.of(posted),
        persons(posted));
  }

  private List<PostedDelivery> posted(
      ChainLink link, List<Delivery> deliveries, List<Decision.Posted> decisions) {
    byte[] salts = new byte[Leaf.SALT_LENGTH * decisions.size()];
    random.nextBytes(salts);
    List<PostedDelivery> posted = new ArrayList<>(decisions.size());
    int numbered = 0;
    for (int at = 0; at < decisions.size(); at++) {
      Delivery delivery = deliveries.get(at);
      Decision.Posted decision = decisions.get(at);
      List<Obligation> obligations = number(link, numbered, delivery, decision);
      numbered += obligations.size();
      byte[] outcome = OutcomeWriter.octets(decision.outcome());
      byte[] salt = BatchBlobs.part(salts, Leaf.SALT_LENGTH, at);
      List<byte[]> octets = obligations.stream().map(ObligationWriter::octets).toList();
      Sha256 root = Leaf.obligationsRoot(octets);
      Sha256 leaf = Leaf.of(Sha256.wrap(delivery.sha256()), salt, outcome, root);
      posted.add(
          new PostedDelivery(delivery, decision, outcome, salt, obligations, octets, root, leaf));
    }
    return posted;
  }

  private List<Obligation> number(
      ChainLink link, int numbered, Delivery delivery, Decision.Posted decision) {
    List<ObligationDraft> drafts = decision.effects().obligations();
    if (drafts.isEmpty()) {
      return List.of();
    }
    OffsetDateTime occurredAt = occurredAt(delivery, decision.outcome());
    List<Obligation> obligations = new ArrayList<>(drafts.size());
    for (ObligationDraft draft : drafts) {
      obligations.add(
          new Obligation(
              ledger,
              link.obligationId(numbered + obligations.size()),
              delivery.key().participant(),
              delivery.key().id(),
              draft.debtor(),
              draft.creditor(),
              draft.amount(),
              draft.kind(),
              draft.points(),
              draft.rate(),
              occurredAt));
    }
    return obligations;
  }

  /** The ledger's own events occur when they are posted. */
  private static OffsetDateTime occurredAt(Delivery delivery, Outcome outcome) {
    return switch (delivery) {
      case Delivery.Received received -> received.message().message().header().occurredAt();
      case Delivery.Own own -> outcome.posted().postedAt().atOffset(ZoneOffset.UTC);
    };
  }

  private BatchProof pack(List<PostedDelivery> posted, MerkleTree tree, byte[] header) {
    ByteBuffer leaves = ByteBuffer.allocate(BatchBlobs.HASH_LENGTH * posted.size());
    ByteBuffer proofs = ByteBuffer.allocate(BatchBlobs.PROOF_LENGTH * posted.size());
    EnvelopeBlob envelopes = new EnvelopeBlob(posted.size());
    for (PostedDelivery one : posted) {
      leaves.put(one.leaf().octets());
      proofs.put(one.delivery().sha256()).put(one.salt()).put(one.obligationsRoot().octets());
      envelopes.add(one.delivery());
    }
    boolean owesNothing = posted.stream().allMatch(one -> one.obligations().isEmpty());
    return new BatchProof(
        posted.size(),
        tree.root().octets(),
        header,
        key.sign(header),
        key.verifyingKey().octets(),
        leaves.array(),
        proofs.array(),
        BatchBlobs.items(posted.stream().map(PostedDelivery::outcome).toList()),
        envelopes.envelopes(),
        envelopes.slices(),
        owesNothing
            ? new byte[0]
            : BatchBlobs.items(
                posted.stream().map(one -> BatchBlobs.items(one.obligationOctets())).toList()));
  }

  private List<EnrolledPerson> persons(List<PostedDelivery> posted) {
    List<EnrolledPerson> persons = new ArrayList<>();
    for (PostedDelivery one : posted) {
      if (one.delivery() instanceof Delivery.Received received
          && received.message().message() instanceof Message.Enrolment enrolment
          && one.decision().outcome() instanceof Outcome.Enrolled enrolled) {
        byte[] envelope = received.message().envelope().octets();
        persons.add(vault.enrol(enrolled.card(), one.key(), enrolment, envelope));
      }
    }
    return persons;
  }
}
