package io.hanse.clearing.http;

import io.hanse.clearing.directory.DirectoryPublishing;
import io.hanse.clearing.directory.LedgerCopy;
import io.hanse.clearing.directory.PublishAnswer;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.config.server.Gate;
import io.hanse.config.server.Problems;
import io.hanse.protocol.rejection.RequestCode;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.yaml.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The directory read and changed. A change carries the operator's signature and no token. */
final class DirectoryRoutes {
  private final DirectoryPublishing publishing;

  DirectoryRoutes(DirectoryPublishing publishing) {
    this.publishing = publishing;
  }

  void mount(Router router, Gate gate) {
    router.get("/v1/directory").handler(gate.only(CycleRoutes.READERS)).handler(this::show);
    router
        .post("/v1/directory")
        .handler(BodyHandler.create(false).setBodyLimit(Jws.MAX_OCTETS))
        .handler(this::publish);
  }

  private void show(RoutingContext context) {
    publishing
        .inForce()
        .onSuccess(
            directory ->
                context
                    .response()
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(DirectoryFile.octets(directory))))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private void publish(RoutingContext context) {
    byte[] envelope =
        Optional.ofNullable(context.body().buffer())
            .map(Buffer::getBytes)
            .orElseGet(() -> new byte[0]);
    publishing
        .publish(envelope)
        .onSuccess(answer -> answer(context, answer))
        .onFailure(failure -> Problems.failed(context, failure));
  }

  private static void answer(RoutingContext context, PublishAnswer answer) {
    switch (answer) {
      case PublishAnswer.Published published ->
          context
              .response()
              .putHeader("Content-Type", "application/json")
              .end(json(published).toBuffer());
      case PublishAnswer.NotTrusted(String reason) ->
          Problems.send(context, RequestCode.NOT_TRUSTED, reason);
      case PublishAnswer.VersionTaken(String reason) ->
          Problems.send(context, RequestCode.VERSION_TAKEN, reason);
      case PublishAnswer.Faulty(List<Fault> faults) ->
          Problems.send(
              context,
              RequestCode.FAULTY_DIRECTORY,
              faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    }
  }

  private static JsonObject json(PublishAnswer.Published published) {
    JsonArray ledgers = new JsonArray();
    published.ledgers().forEach(copy -> ledgers.add(json(copy)));
    return new JsonObject().put("version", published.version()).put("ledgers", ledgers);
  }

  private static JsonObject json(LedgerCopy copy) {
    JsonObject json =
        new JsonObject().put("ledger", copy.ledger().value()).put("inForce", copy.isInForce());
    copy.missing().ifPresent(reason -> json.put("reason", reason));
    return json;
  }
}
