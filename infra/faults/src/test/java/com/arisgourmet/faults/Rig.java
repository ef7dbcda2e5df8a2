package com.arisgourmet.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionFactory;

/**
 * Two relays over a MySQL and a Redis, services that write, and a reader. Built at the first call and used by all cases of
 * this JVM, one after the other: processes take long to start.
 */
final class Rig {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String NAME = "faults_" + Long.toString(new Random().nextLong(1L << 40), 36);

    final Scale scale = Scale.asked();
    final MySqlProcess mysql = new MySqlProcess();
    final RedisProcess redis = new RedisProcess();
    final Outbox outbox = new Outbox(mysql.database(), NAME + "_source");
    final Ledger ledger = new Ledger();
    final Streams streams = new Streams(redis.url());
    final Reader reader = new Reader(redis.url());
    final Traffic traffic = new Traffic(outbox, ledger, scale);
    final RelayProcess first;
    final RelayProcess second;
    private final Report report = new Report(scale);
    private long duplicatedBefore;

    private Rig() {
        String leases = NAME + "_relay";
        outbox.database().execute("", "create database " + leases + " character set utf8mb4 collate utf8mb4_bin");
        outbox.create();
        Racer.prepare(outbox);
        first = new RelayProcess("first", outbox, leases, redis);
        second = new RelayProcess("second", outbox, leases, redis);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(relays())
                .allMatch(relay -> relay.shards() > 0));
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    static Rig running() {
        return Holder.RIG;
    }

    /** What a case does to the relays while events flow. */
    interface Fault {
        void happen() throws Exception;
    }

    /**
     * Runs a case: events flow, the fault happens, more events flow until the case has its share, and everything committed
     * so far must arrive, in the streams and at the reader.
     */
    Outcome under(String name, Fault fault) {
        soon().until(() -> first.shards() > 0 && second.shards() > 0);
        long start = System.nanoTime();
        int from = ledger.size();
        String failure = "";
        try {
            traffic.start();
            fault.happen();
            soon().until(() -> ledger.size() - from >= scale.eventsPerCase());
            traffic.stop();
            settle(from);
        } catch (Exception | AssertionError e) {
            failure = e.toString();
        } finally {
            traffic.stop();
        }
        Verdict stream = ledger.judge(streams.all());
        Verdict tailed = ledger.judge(reader.seen());
        double seconds = (System.nanoTime() - start) / 1e9;
        var outcome = Outcome.of(
                name, seconds, ledger.size() - from, stream, tailed, tailed.duplicated() - duplicatedBefore, failure);
        duplicatedBefore = tailed.duplicated();
        report.add(outcome);
        stream.requireClean();
        tailed.requireClean();
        if (!failure.isEmpty()) {
            throw new AssertionError(name + ": " + failure);
        }
        return outcome;
    }

    /**
     * Waits until nothing is left to be published and everything committed is in the streams and was read: for as long as
     * anything comes out, however slow the machine.
     */
    void settle(int from) {
        List<Event> committed = ledger.since(from);
        for (int read = -1; !arrived(committed); read = reader.count()) {
            int before = read;
            soon().until(() -> reader.count() > before || arrived(committed));
        }
        // What Redis lost from a shard that nothing is written to is noticed seconds later.
        soon().until(() -> ledger.judge(streams.all()).lost().isEmpty());
    }

    private boolean arrived(List<Event> committed) {
        return outbox.unpublished() == 0 && streams.length() >= ledger.size() && reader.hasAll(committed);
    }

    /** Lets the services rest until everything is published and read. */
    void rest() {
        traffic.stop();
        settle(0);
    }

    List<RelayProcess> relays() {
        return List.of(first, second);
    }

    /** Waits until this many more entries have come out. */
    void flow(int entries) {
        int before = reader.count();
        soon().until(() -> reader.count() >= before + entries);
    }

    /** Waits until so many rows are waiting that somebody is in trouble. */
    void jam(int rows) {
        soon().until(() -> outbox.unpublished() >= rows);
    }

    /** For faults that matter because of how long they last. */
    void pass(Duration time) {
        long start = System.nanoTime();
        soon().until(() -> System.nanoTime() - start >= time.toNanos());
    }

    ConditionFactory soon() {
        return await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE);
    }

    private void end() {
        report.total();
        if (!mysql.isOwn()) {
            outbox.database().execute("", "drop database " + outbox.schema());
            outbox.database().execute("", "drop database " + NAME + "_relay");
        }
    }

    private static final class Holder {
        static final Rig RIG = built();

        private static Rig built() {
            Leftovers.end();
            return new Rig();
        }
    }
}
