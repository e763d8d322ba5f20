package io.hanse.node;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node's own description of its answers, and what is wrong with an answer by it. */
final class Description {
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("https://hanse.invalid/")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);

  private final JsonObject document;
  private final JsonObject types;
  private final Map<JsonObject, Validator> validators = new HashMap<>();

  Description(String document) {
    this.document = new JsonObject(document);
    this.types = local(this.document.getJsonObject("components").getJsonObject("schemas"));
  }

  /** References inside one schema instead of inside the document. */
  private static JsonObject local(JsonObject schema) {
    return new JsonObject(schema.encode().replace("#/components/schemas/", "#/$defs/"));
  }

  /**
   * Holds an answer against what its route may answer.
   *
   * @param route such as {@code get /v1/members/{card}/balance}
   * @return what does not fit, empty where all does
   */
  List<String> faults(String route, HttpResponse<String> answer) {
    String[] words = route.split(" ", 2);
    JsonObject responses =
        document
            .getJsonObject("paths")
            .getJsonObject(words[1])
            .getJsonObject(words[0])
            .getJsonObject("responses");
    JsonObject response = resolved(responses.getJsonObject("" + answer.statusCode()));
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    if (response == null || !response.getJsonObject("content").containsKey(type)) {
      return List.of(route + " may not answer " + answer.statusCode() + " " + type);
    }
    JsonObject schema = response.getJsonObject("content").getJsonObject(type);
    return switch (type) {
      case "application/x-ndjson" ->
          answer
              .body()
              .lines()
              .flatMap(line -> faults(schema, Json.decodeValue(line)).stream())
              .toList();
      case String json when json.endsWith("json") ->
          faults(schema, Json.decodeValue(answer.body()));
      default -> List.of();
    };
  }

  private JsonObject resolved(JsonObject response) {
    return response != null && response.containsKey("$ref")
        ? document
            .getJsonObject("components")
            .getJsonObject("responses")
            .getJsonObject(response.getString("$ref").replaceFirst(".*/", ""))
        : response;
  }

  private List<String> faults(JsonObject content, Object value) {
    Validator validator =
        validators.computeIfAbsent(content.getJsonObject("schema"), this::validator);
    OutputUnit result = validator.validate(value);
    if (!result.getValid()) {
      return result.getErrors().stream()
          .map(error -> error.getInstanceLocation() + " " + error.getError())
          .toList();
    }
    return content.getJsonObject("schema").containsKey("$ref")
        ? untyped(validator, value)
        : List.of();
  }

  private Validator validator(JsonObject schema) {
    return Validator.create(JsonSchema.of(local(schema).put("$defs", types)), OPTIONS);
  }

  /** Objects in which a member that nobody knows would pass, except where names are free. */
  private static List<String> untyped(Validator validator, Object value) {
    List<String> found = new ArrayList<>();
    for (JsonObject object : objects(value)) {
      object.put("odd", 1.5);
      if (validator.validate(value).getValid()) {
        found.add("an unknown member passes in " + object.encode());
      }
      object.remove("odd");
    }
    return found;
  }

  private static List<JsonObject> objects(Object value) {
    List<JsonObject> objects = new ArrayList<>();
    switch (value) {
      case JsonObject object -> {
        objects.add(object);
        object.fieldNames().forEach(name -> objects.addAll(objects(object.getValue(name))));
      }
      case JsonArray array -> array.forEach(each -> objects.addAll(objects(each)));
      default -> {}
    }
    return objects;
  }
}
