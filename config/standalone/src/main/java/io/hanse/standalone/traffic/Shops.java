package io.hanse.standalone.traffic;

import io.hanse.adapter.client.BackOff;
import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.HanseClient;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.standalone.network.NetworkFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The merchant adapters of several companies, each with an outbox of its own. */
public final class Shops {
  /** Many requests at once, because each enrolment takes a request of its own. */
  private static final ClientSettings.Sending PACE =
      new ClientSettings.Sending(
          500, 32, Duration.ofSeconds(30), BackOff.USUAL, 8, Duration.ofMinutes(10));

  private final Map<ParticipantId, HanseClient> clients = new HashMap<>();

  private Shops() {}

  /**
   * Opens an adapter for each company.
   *
   * @param homes folder of their outboxes
   * @param book listens to every answer
   */
  public static Future<Shops> open(
      Vertx vertx, NetworkFiles network, List<Company> companies, Path homes, Ledgerbook book) {
    Shops shops = new Shops();
    List<Future<HanseClient>> openings = new ArrayList<>();
    for (int i = 0; i < companies.size(); i++) {
      ParticipantId participant = companies.get(i).participant();
      openings.add(
          HanseClient.open(vertx, settings(network, participant, i, homes))
              .onSuccess(
                  client -> {
                    client.listen(book);
                    shops.clients.put(participant, client);
                  }));
    }
    return Future.join(openings)
        .map(opened -> shops)
        .recover(failure -> shops.close().transform(closed -> Future.failedFuture(failure)));
  }

  /** Each company prefers another node, so that all nodes see traffic for all ledgers. */
  private static ClientSettings settings(
      NetworkFiles network, ParticipantId participant, int number, Path homes) {
    List<URI> nodes = new ArrayList<>();
    for (int i = 0; i < network.nodes().size(); i++) {
      int turn = (number + i) % network.nodes().size();
      nodes.add(URI.create(network.nodes().get(turn).url()));
    }
    try {
      return ClientSettings.of(
              nodes,
              participant,
              network.signingKeyOf(participant),
              homes.resolve(participant.value()))
          .with(PACE);
    } catch (IOException e) {
      throw new IllegalStateException("the key of " + participant + " cannot be read", e);
    }
  }

  /** The adapter of a company. */
  public HanseClient of(Company company) {
    HanseClient client = clients.get(company.participant());
    if (client == null) {
      throw new IllegalArgumentException("not opened: " + company.participant());
    }
    return client;
  }

  /** Messages that wait for an answer, of all companies. */
  public long waiting() {
    return clients.values().stream().mapToLong(HanseClient::waiting).sum();
  }

  /** Closes all adapters; what waits stays in their outboxes. */
  public Future<Void> close() {
    return Future.join(clients.values().stream().map(HanseClient::close).toList()).mapEmpty();
  }
}
