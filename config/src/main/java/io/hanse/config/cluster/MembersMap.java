package io.hanse.config.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.map.IMap;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.SharedMembers;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Servers, keyed by {@code process/name}. */
final class MembersMap implements SharedMembers {
  private final HazelcastInstance member;
  private final IMap<String, StoredServer> map;
  private final Calls calls;
  private final Map<String, ServerNotice> own = new ConcurrentHashMap<>();

  private MembersMap(HazelcastInstance member, Calls calls) {
    this.member = member;
    this.map = member.getMap(MapName.MEMBERS);
    this.calls = calls;
  }

  /** Opens the map and watches the membership; blocks. */
  static MembersMap of(HazelcastInstance member, Calls calls) {
    MembersMap members = new MembersMap(member, calls);
    member.getCluster().addMembershipListener(members.new Departures());
    // The other half struck this process off when the cluster split.
    member
        .getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleState.MERGED) {
                members.own.values().forEach(members::put);
              }
            });
    return members;
  }

  @Override
  public Future<Void> register(ServerNotice server) {
    own.put(server.name(), server);
    return put(server);
  }

  private Future<Void> put(ServerNotice server) {
    String process = process();
    return calls.done(
        map.setAsync(StoredServer.key(process, server.name()), StoredServer.of(process, server)));
  }

  @Override
  public Future<Void> withdraw(String name) {
    own.remove(name);
    return calls.done(map.deleteAsync(StoredServer.key(process(), name)));
  }

  /** Withdraws every server of this process, which is about to leave. */
  Future<Void> withdrawAll() {
    List<String> names = List.copyOf(own.keySet());
    own.clear();
    return calls.each(names, name -> map.deleteAsync(StoredServer.key(process(), name)));
  }

  @Override
  public Future<List<ServerNotice>> all() {
    return calls.blocking(
        () -> {
          Set<String> present =
              member.getCluster().getMembers().stream()
                  .map(MembersMap::process)
                  .collect(Collectors.toSet());
          return map.values().stream()
              .filter(server -> present.contains(server.member()))
              .map(StoredServer::notice)
              .sorted(Comparator.comparing(ServerNotice::name))
              .toList();
        });
  }

  private String process() {
    return process(member.getCluster().getLocalMember());
  }

  private static String process(Member member) {
    return String.valueOf(member.getAttribute(MemberConfig.PROCESS));
  }

  /** Every remaining process removes the entries of one that left; the removal is idempotent. */
  private final class Departures implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      // It registers its servers itself.
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      String gone = process(event.getMember());
      var unused =
          calls
              .blocking(
                  () -> map.keySet().stream().filter(key -> key.startsWith(gone + "/")).toList())
              .compose(keys -> calls.each(keys, map::deleteAsync));
    }
  }
}
