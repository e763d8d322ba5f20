package io.hanse.clearing;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.ext.unit.TestContext;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A directory published over HTTP; what a ledger's real nodes do with it is shown elsewhere. */
@ExtendWith(VertxUnit.class)
class PublishingTest {
  @RegisterExtension static final TestNetworks NETWORKS = TestNetworks.apart();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final SigningKey OPERATOR = Coalition.CLEARING_KEY;

  private Cluster cluster;
  private Clearing clearing;

  @BeforeEach
  void start(TestContext context, TestNetwork network) {
    cluster = network.cluster();
    network.start().onComplete(context.asyncAssertSuccess(started -> clearing = started));
  }

  @Test
  void aChangeIsInForceAnnouncedAndNamesTheLedgersThatDidNotTakeIt(TestContext context) {
    publish(OPERATOR, ofVersion(2))
        .compose(check(answer -> assertStatus(200, answer)))
        .map(answer -> new JsonObject(answer.body()).getJsonArray("ledgers").getJsonObject(1))
        .compose(
            check(
                europe -> {
                  assertEquals("europe", europe.getString("ledger"));
                  assertEquals(false, europe.getBoolean("inForce"));
                  String reason = europe.getString("reason");
                  assertTrue(reason.startsWith("node-europe: "), reason);
                }))
        .compose(europe -> Future.all(inForce(), cluster.shared().directory().version()))
        .onComplete(
            context.asyncAssertSuccess(versions -> assertEquals(List.of(2L, 2L), versions.list())));
  }

  @Test
  void theSameChangeAgainIsNoChangeHoweverItIsWritten(TestContext context) {
    publish(OPERATOR, ofVersion(2))
        .compose(first -> publish(OPERATOR, "# once more\n" + ofVersion(2)))
        .compose(check(again -> assertStatus(200, again)))
        .compose(again -> inForce())
        .onComplete(context.asyncAssertSuccess(version -> assertEquals(2, version)));
  }

  @Test
  void versionsOnlyRise(TestContext context) {
    publish(OPERATOR, ofVersion(3))
        .compose(third -> publish(OPERATOR, ofVersion(2)))
        .compose(
            check(
                older -> {
                  assertStatus(409, older);
                  assertTrue(older.body().contains("version 3 is in force"), older.body());
                }))
        .compose(older -> publish(OPERATOR, ofVersion(3).replace("USD", "CZK")))
        .compose(
            check(
                twice -> {
                  assertStatus(409, twice);
                  assertTrue(twice.body().contains("other content"), twice.body());
                }))
        .compose(twice -> inForce())
        .onComplete(context.asyncAssertSuccess(version -> assertEquals(3, version)));
  }

  @Test
  void everyFaultOfAFileThatCannotBeReadIsNamedAndNothingIsChanged(TestContext context) {
    String faulty =
        ofVersion(2).replace("\"DE\"", "\"Germany\"").replace("\"bayside", "\"Bay side");

    publish(OPERATOR, faulty)
        .compose(
            check(
                unreadable -> {
                  assertStatus(422, unreadable);
                  assertTrue(lines(unreadable) > 2, unreadable.body());
                  assertTrue(unreadable.body().contains("allowed: "), unreadable.body());
                }))
        .compose(unreadable -> inForce())
        .onComplete(context.asyncAssertSuccess(version -> assertEquals(1, version)));
  }

  @Test
  void everyFaultOfAChangeThatDoesNotFitIsNamedAndNothingIsChanged(TestContext context) {
    publish(OPERATOR, ofVersion(2).replace("400001", "400003").replace("400002", "400004"))
        .compose(
            check(
                unfit -> {
                  assertStatus(422, unfit);
                  assertEquals(2, lines(unfit), unfit.body());
                }))
        .compose(unfit -> inForce())
        .onComplete(context.asyncAssertSuccess(version -> assertEquals(1, version)));
  }

  private static long lines(HttpResponse<String> problem) {
    return new JsonObject(problem.body()).getString("detail").lines().count();
  }

  private static void assertStatus(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
  }

  @Test
  void onlyTheOperatorsKeyMovesAnything(TestContext context) {
    byte[] tampered = Jws.sign(OPERATOR, octets(ofVersion(2)));
    tampered[tampered.length / 2] ^= 1;
    Future.all(
            publish(SigningKey.of(new byte[32]), ofVersion(2)),
            post(tampered),
            post(octets(ofVersion(2))))
        .compose(
            check(
                refused ->
                    refused
                        .<HttpResponse<String>>list()
                        .forEach(answer -> assertStatus(401, answer))))
        .compose(refused -> inForce())
        .onComplete(context.asyncAssertSuccess(version -> assertEquals(1, version)));
  }

  @Test
  void whatTheSharedStateLosesIsAnnouncedAgain(TestContext context) {
    Promise<Void> announced = Promise.promise();
    EntryAddedListener<String, Object> listener =
        (EntryEvent<String, Object> e) -> announced.tryComplete();
    publish(OPERATOR, ofVersion(2))
        .compose(
            published ->
                cluster
                    .vertx()
                    .executeBlocking(
                        () -> {
                          IMap<String, Object> map = sharedDirectory();
                          map.addEntryListener(listener, false);
                          map.clear();
                          return map;
                        }))
        .compose(cleared -> announced.future())
        .compose(again -> untilShown(2))
        .onComplete(context.asyncAssertSuccess());
  }

  /** A member's own copy of what it read before hears of a change a moment after the listeners. */
  private Future<?> untilShown(long version) {
    return cluster
        .shared()
        .directory()
        .version()
        .compose(
            shown ->
                shown == version
                    ? Future.succeededFuture()
                    : cluster.vertx().timer(10).compose(passed -> untilShown(version)));
  }

  private IMap<String, Object> sharedDirectory() {
    ClusterManager cluster = ((VertxInternal) this.cluster.vertx()).clusterManager();
    return ((HazelcastClusterManager) cluster).getHazelcastInstance().getMap("directory");
  }

  private static String ofVersion(int version) {
    return new String(DirectoryFile.octets(Coalition.directory()), StandardCharsets.UTF_8)
        .replace("\"version\":1,", "\"version\":" + version + ",");
  }

  private Future<HttpResponse<String>> publish(SigningKey key, String file) {
    return post(Jws.sign(key, octets(file)));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Future<HttpResponse<String>> post(byte[] envelope) {
    return send(request().POST(HttpRequest.BodyPublishers.ofByteArray(envelope)));
  }

  private Future<Long> inForce() {
    return send(request().header("Authorization", "Bearer " + TestNetwork.AUDITOR_TOKEN))
        .map(found -> new JsonObject(found.body()).getLong("version"));
  }

  private static Future<HttpResponse<String>> send(HttpRequest.Builder request) {
    return Future.fromCompletionStage(
        CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + clearing.port() + "/v1/directory"));
  }
}
