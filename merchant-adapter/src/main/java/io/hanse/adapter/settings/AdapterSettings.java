package io.hanse.adapter.settings;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of an installation.
 *
 * @param nodes addresses of the network's nodes
 * @param participant the sender
 * @param location where records happened if a mapping does not say; enrolments happen there too
 * @param ledger home of members who are enrolled on the way, where the settings decide it
 * @param language of members who are enrolled on the way, a BCP 47 tag
 * @param key the participant's private key
 * @param keyFile where that key stands
 * @param home folder of the outbox and of what is remembered
 * @param connections the most requests under way at once
 * @param patience how long to wait without a single answer before giving up
 */
public record AdapterSettings(
    List<URI> nodes,
    ParticipantId participant,
    LocationId location,
    Optional<LedgerId> ledger,
    String language,
    SigningKey key,
    Path keyFile,
    Path home,
    int connections,
    Duration patience) {
  public AdapterSettings {
    nodes = List.copyOf(nodes);
  }
}
