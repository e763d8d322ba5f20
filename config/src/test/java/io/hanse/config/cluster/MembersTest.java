package io.hanse.config.cluster;

import static io.hanse.config.cluster.TwoMembers.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.protocol.identity.LedgerId;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");

  @Test
  void aServerOfAProcessThatDiedIsNotListed() throws Exception {
    TwoMembers members = TwoMembers.start();
    ServerNotice node = server("node-1", ServerRole.NODE, Optional.of(EUROPE));
    result(members.second().shared().members().register(node));
    CountDownLatch noticed = new CountDownLatch(1);
    HazelcastInstance survivor = memberOf(members.first());
    survivor.getCluster().addMembershipListener(new Removal(noticed));

    memberOf(members.second()).getLifecycleService().terminate();

    assertTrue(noticed.await(30, TimeUnit.SECONDS));
    assertEquals(List.of(), result(members.first().shared().members().all()));
    result(members.first().close());
    result(members.second().vertx().close());
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

  private record Removal(CountDownLatch noticed) implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      // Nobody joins here.
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      noticed.countDown();
    }
  }

  @Test
  void aServerIsListedUntilItsProcessLeaves() throws Exception {
    TwoMembers members = TwoMembers.start();
    ServerNotice node = server("node-1", ServerRole.NODE, Optional.of(EUROPE));
    ServerNotice clearing = server("clearing-1", ServerRole.CLEARING, Optional.empty());
    result(members.first().shared().members().register(clearing));
    result(members.second().shared().members().register(node));
    assertEquals(List.of(clearing, node), result(members.first().shared().members().all()));
    assertEquals(List.of(node), result(members.first().shared().members().nodesOf(EUROPE)));

    result(members.second().close());

    assertEquals(List.of(clearing), result(members.first().shared().members().all()));
    result(members.first().close());
  }

  private static ServerNotice server(String name, ServerRole role, Optional<LedgerId> ledger) {
    return new ServerNotice(name, role, ledger, URI.create("http://127.0.0.1:1/" + name));
  }
}
