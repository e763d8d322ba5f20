package io.hanse.clearing;

import static io.hanse.clearing.Awaited.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import io.hanse.config.cluster.Cluster;
import io.hanse.config.directory.DirectoryFile;
import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory published over HTTP; what a ledger's real nodes do with it is shown elsewhere. */
class PublishingTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final SigningKey OPERATOR = Coalition.CLEARING_KEY;

  private static Databases databases;

  @TempDir private Path folder;
  private Cluster cluster;
  private TestNetwork network;
  private Clearing clearing;

  @BeforeAll
  static void startDatabases() throws Exception {
    databases = new Databases();
  }

  @AfterAll
  static void stopDatabases() throws Exception {
    databases.close();
  }

  @BeforeEach
  void start() throws Exception {
    cluster = TestNetwork.cluster();
    network = new TestNetwork(cluster, folder, databases.create());
    clearing = network.clearing();
  }

  @AfterEach
  void stop() throws Exception {
    result(clearing.close());
    network.close();
    result(cluster.close());
  }

  @Test
  void aChangeIsInForceAnnouncedAndNamesTheLedgersThatDidNotTakeIt() throws Exception {
    HttpResponse<String> answer = publish(OPERATOR, ofVersion(2));

    assertEquals(200, answer.statusCode(), answer.body());
    JsonObject europe = new JsonObject(answer.body()).getJsonArray("ledgers").getJsonObject(1);
    assertEquals("europe", europe.getString("ledger"));
    assertEquals(false, europe.getBoolean("inForce"));
    assertTrue(europe.getString("reason").startsWith("node-europe: "), answer.body());
    assertEquals(2, inForce());
    assertEquals(2, result(cluster.shared().directory().version()));
  }

  @Test
  void theSameChangeAgainIsNoChangeHoweverItIsWritten() throws Exception {
    publish(OPERATOR, ofVersion(2));

    HttpResponse<String> again = publish(OPERATOR, "# once more\n" + ofVersion(2));

    assertEquals(200, again.statusCode(), again.body());
    assertEquals(2, inForce());
  }

  @Test
  void versionsOnlyRise() throws Exception {
    publish(OPERATOR, ofVersion(3));

    HttpResponse<String> older = publish(OPERATOR, ofVersion(2));
    HttpResponse<String> twice = publish(OPERATOR, ofVersion(3).replace("USD", "CZK"));

    assertEquals(409, older.statusCode(), older.body());
    assertTrue(older.body().contains("version 3 is in force"), older.body());
    assertEquals(409, twice.statusCode(), twice.body());
    assertTrue(twice.body().contains("other content"), twice.body());
    assertEquals(3, inForce());
  }

  @Test
  void everyFaultIsNamedAndNothingIsChanged() throws Exception {
    String faulty =
        ofVersion(2).replace("\"DE\"", "\"Germany\"").replace("\"bayside", "\"Bay side");

    HttpResponse<String> unreadable = publish(OPERATOR, faulty);
    HttpResponse<String> unfit =
        publish(OPERATOR, ofVersion(2).replace("400001", "400003").replace("400002", "400004"));

    assertEquals(422, unreadable.statusCode(), unreadable.body());
    assertTrue(lines(unreadable) > 2, unreadable.body());
    assertTrue(unreadable.body().contains("allowed: "), unreadable.body());
    assertEquals(422, unfit.statusCode(), unfit.body());
    assertEquals(2, lines(unfit), unfit.body());
    assertEquals(1, inForce());
  }

  private static long lines(HttpResponse<String> problem) {
    return new JsonObject(problem.body()).getString("detail").lines().count();
  }

  @Test
  void onlyTheOperatorsKeyMovesAnything() throws Exception {
    HttpResponse<String> stranger = publish(SigningKey.of(new byte[32]), ofVersion(2));
    byte[] tampered = Jws.sign(OPERATOR, octets(ofVersion(2)));
    tampered[tampered.length / 2] ^= 1;
    HttpResponse<String> changed = post(tampered);
    HttpResponse<String> unsigned = post(octets(ofVersion(2)));

    assertEquals(401, stranger.statusCode(), stranger.body());
    assertEquals(401, changed.statusCode(), changed.body());
    assertEquals(401, unsigned.statusCode(), unsigned.body());
    assertEquals(1, inForce());
  }

  @Test
  void whatTheSharedStateLosesIsAnnouncedAgain() throws Exception {
    publish(OPERATOR, ofVersion(2));
    IMap<String, Object> map = sharedDirectory();
    CountDownLatch announced = new CountDownLatch(1);
    EntryAddedListener<String, Object> listener =
        (EntryEvent<String, Object> e) -> announced.countDown();
    map.addEntryListener(listener, false);

    map.clear();

    assertTrue(announced.await(60, TimeUnit.SECONDS));
    assertEquals(2, result(cluster.shared().directory().version()));
  }

  private static IMap<String, Object> sharedDirectory() {
    HazelcastInstance member = Hazelcast.getAllHazelcastInstances().iterator().next();
    return member.getMap("directory");
  }

  private static String ofVersion(int version) {
    return new String(DirectoryFile.octets(Coalition.directory()), StandardCharsets.UTF_8)
        .replace("\"version\":1,", "\"version\":" + version + ",");
  }

  private HttpResponse<String> publish(SigningKey key, String file) throws Exception {
    return post(Jws.sign(key, octets(file)));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<String> post(byte[] envelope) throws Exception {
    return CLIENT.send(
        request().POST(HttpRequest.BodyPublishers.ofByteArray(envelope)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private long inForce() throws Exception {
    HttpResponse<String> found =
        CLIENT.send(
            request().header("Authorization", "Bearer " + TestNetwork.AUDITOR_TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    return new JsonObject(found.body()).getLong("version");
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + clearing.port() + "/v1/directory"));
  }
}
