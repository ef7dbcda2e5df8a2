package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.defaults.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RestaurantFeedTest {
    private final UUID order = UUID.randomUUID();
    private final List<Long> versions = new ArrayList<>();
    private final ShardPosition position = new ShardPosition(new Cursor(1, 5, new EntryId(10, 0)));
    private final RestaurantFeed feed =
            new RestaurantFeed(Events.RESTAURANT, position, new EventRing(100, 1 << 20, new EntryId(10, 0)));
    private final Outbound out = new Outbound(new OutboundQueue(1 << 20, 1 << 21));
    private final Subscription subscription =
            new Subscription(Channel.KITCHEN, null, cook(), out, new ServerFrames(new JsonMapper()), null);

    @BeforeEach
    void connect() {
        FluxCarrier.framesOf(out).subscribe(frame -> {
            if (frame.event() != null) {
                versions.add(frame.event().routing().version());
            }
        });
    }

    @Test
    void whatCameBetweenTheMarkAndJoiningIsHandedOutOnce() {
        ShardPosition.Mark mark = feed.mark();
        subscription.startAfter(mark.cursor().entry());
        append(11, 1);
        append(12, 2);
        var behind = (RestaurantFeed.Join.Behind) feed.join(subscription, mark, subscription.position());
        behind.events().forEach(subscription::pass);
        assertThat(feed.join(subscription, mark, subscription.position())).isInstanceOf(RestaurantFeed.Join.Live.class);
        append(13, 3);
        assertThat(versions).containsExactly(1L, 2L, 3L);
    }

    @Test
    void versionsOfTheSnapshotAreDroppedAndSeveralEventsOfALaterVersionArePassed() {
        subscription.hasShown(Map.of("order/" + order, 2L));
        subscription.startAfter(new EntryId(10, 0));
        feed.join(subscription, feed.mark(), new EntryId(10, 0));
        append(11, 1);
        append(12, 2);
        append(13, 2);
        append(14, 3);
        append(15, 3);
        assertThat(versions).containsExactly(3L, 3L);
    }

    @Test
    void nobodyJoinsAcrossABreak() {
        ShardPosition.Mark mark = feed.mark();
        position.restart(1, new EntryId(4, 0));
        feed.broken(new EntryId(4, 0));
        assertThat(feed.join(subscription, mark, new EntryId(10, 0))).isInstanceOf(RestaurantFeed.Join.Broken.class);
    }

    @Test
    void aSubscriptionThatEndedDoesNotComeBack() {
        subscription.end();
        feed.leave(subscription);
        assertThat(feed.join(subscription, feed.mark(), new EntryId(10, 0)))
                .isInstanceOf(RestaurantFeed.Join.Broken.class);
    }

    @Test
    void aRetiredFeedTakesNobody() {
        assertThat(feed.retireIfIdleFor(0)).isTrue();
        assertThat(feed.join(subscription, feed.mark(), new EntryId(10, 0)))
                .isInstanceOf(RestaurantFeed.Join.Broken.class);
    }

    @Test
    void anEventIsMadeIntoBytesOnceHoweverManyClientsTakeIt() {
        List<Frame> taken = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            Outbound own = new Outbound(new OutboundQueue(1 << 20, 1 << 21));
            FluxCarrier.framesOf(own).subscribe(taken::add);
            var another =
                    new Subscription(Channel.KITCHEN, null, cook(), own, new ServerFrames(new JsonMapper()), null);
            another.startAfter(new EntryId(10, 0));
            feed.join(another, feed.mark(), new EntryId(10, 0));
        }

        append(11, 1);

        assertThat(taken).hasSize(3).allSatisfy(frame -> assertThat(frame).isSameAs(taken.getFirst()));
    }

    private void append(long at, long version) {
        feed.append(Events.orderAt(at, order, version));
        position.moveTo(new EntryId(at, 0));
    }

    private static Caller cook() {
        return new Caller.Staff(
                Events.RESTAURANT, UUID.randomUUID(), "kitchen", Set.of("kitchen:read"), "COP", null, 1, "a.b.c");
    }
}
