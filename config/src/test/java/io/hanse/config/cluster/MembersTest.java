package io.hanse.config.cluster;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.config.shared.SharedMembers;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class MembersTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");

  @Test
  void aServerOfAProcessThatDiedIsNotListed(TestContext context) throws IOException {
    Promise<Void> noticed = Promise.promise();
    TwoMembers.start()
        .compose(
            members -> {
              memberOf(members.first()).getCluster().addMembershipListener(new Removal(noticed));
              return members
                  .second()
                  .shared()
                  .members()
                  .register(server("node-1", ServerRole.NODE, Optional.of(EUROPE)))
                  .compose(registered -> terminated(members))
                  .compose(terminated -> noticed.future())
                  .compose(removed -> members.first().shared().members().all())
                  .compose(check(listed -> assertEquals(List.of(), listed)))
                  .compose(listed -> members.first().close())
                  .eventually(() -> members.second().vertx().close());
            })
        .onComplete(context.asyncAssertSuccess());
  }

  /** As if its process were killed. */
  private static Future<Void> terminated(TwoMembers members) {
    return members
        .first()
        .vertx()
        .executeBlocking(
            () -> {
              memberOf(members.second()).getLifecycleService().terminate();
              return null;
            });
  }

  private static HazelcastInstance memberOf(Cluster cluster) {
    String process = ((VertxInternal) cluster.vertx()).clusterManager().getNodeId();
    return Hazelcast.getAllHazelcastInstances().stream()
        .filter(
            member ->
                process.equals(
                    member.getCluster().getLocalMember().getAttribute(MemberConfig.PROCESS)))
        .findFirst()
        .orElseThrow();
  }

  private record Removal(Promise<Void> noticed) implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      // Nobody joins here.
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      noticed.tryComplete();
    }
  }

  @Test
  void aServerIsListedUntilItsProcessLeaves(TestContext context) throws IOException {
    ServerNotice node = server("node-1", ServerRole.NODE, Optional.of(EUROPE));
    ServerNotice clearing = server("clearing-1", ServerRole.CLEARING, Optional.empty());
    TwoMembers.start()
        .compose(
            members -> {
              SharedMembers here = members.first().shared().members();
              return here.register(clearing)
                  .compose(registered -> members.second().shared().members().register(node))
                  .compose(registered -> here.all())
                  .compose(check(all -> assertEquals(List.of(clearing, node), all)))
                  .compose(all -> here.nodesOf(EUROPE))
                  .compose(check(nodes -> assertEquals(List.of(node), nodes)))
                  .compose(nodes -> members.second().close())
                  .compose(left -> here.all())
                  .compose(check(all -> assertEquals(List.of(clearing), all)))
                  .compose(all -> members.first().close());
            })
        .onComplete(context.asyncAssertSuccess());
  }

  private static ServerNotice server(String name, ServerRole role, Optional<LedgerId> ledger) {
    return new ServerNotice(name, role, ledger, URI.create("http://127.0.0.1:1/" + name));
  }
}
